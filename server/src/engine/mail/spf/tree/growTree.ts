import type { Dns } from '../../../dns/dns.ts';
import type { SpfRecord } from '../spfRecord.ts';
import { type AskOptions, askTree } from './askTree.ts';
import { countTree } from './countTree.ts';
import type { SpfTree } from './spfTree.ts';

export interface TreeOptions extends AskOptions {
  /** That the record is of: the record's owner unless given. */
  readonly domain?: string;
}

/**
 * The tree of an SPF record: what it leads to, and what that costs at most. It takes as many round trips as the tree is
 * deep. Of a record that stands alone, `a` and `mx` without a domain are not asked for.
 */
export async function growTree(record: SpfRecord, dns: Dns, options: TreeOptions = {}): Promise<SpfTree> {
  const { root, asker } = await askTree(record, options.domain ?? record.owner, dns, options);
  return countTree(root, asker);
}

/**
 * The tree of the SPF record that a domain has.
 *
 * @param domain absolute, in lower case, without the final dot
 */
export async function growTreeOf(domain: string, dns: Dns, options: AskOptions = {}): Promise<SpfTree> {
  const { root, asker } = await askTree(domain, domain, dns, options);
  return countTree(root, asker);
}

const trees = new WeakMap<SpfRecord, { readonly dns: Dns; readonly tree: Promise<SpfTree> }>();

/** The tree of a record, grown once for all who ask for it with the same record and DNS. */
export function sharedTree(record: SpfRecord, dns: Dns): Promise<SpfTree> {
  const known = trees.get(record);
  if (known?.dns === dns) return known.tree;
  const tree = growTree(record, dns);
  trees.set(record, { dns, tree });
  return tree;
}
