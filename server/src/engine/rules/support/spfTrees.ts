import type { Dns } from '../../dns/dns.ts';
import type { SpfRecord } from '../../mail/spf/spfRecord.ts';
import { sharedTree } from '../../mail/spf/tree/growTree.ts';
import type { SpfBranch, SpfTree } from '../../mail/spf/tree/spfTree.ts';
import { type Visited, walkTree } from '../../mail/spf/tree/walkTree.ts';

/** The tree of a record, if it is an SPF record to receivers. */
export async function treeOf(record: SpfRecord, dns: Dns): Promise<SpfTree | undefined> {
  return record.isSpf ? sharedTree(record, dns) : undefined;
}

/** All terms that may be evaluated, with those that lead to them. */
export async function termsIn(record: SpfRecord, dns: Dns): Promise<readonly Visited[]> {
  const tree = await treeOf(record, dns);
  return tree === undefined ? [] : [...walkTree(tree.root)];
}

/** The record's own terms that may be evaluated. */
export async function ownTerms(record: SpfRecord, dns: Dns): Promise<readonly SpfBranch[]> {
  const tree = await treeOf(record, dns);
  return tree?.root.branches.filter(({ isEvaluated }) => isEvaluated) ?? [];
}

/** A text in quotes; long ones are cut. */
export function quoted(text: string): string {
  return `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;
}
