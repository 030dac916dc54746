import type { SpfRecord, SpfTerm } from '../spfRecord.ts';
import type { SpfBranch, SpfNode } from './spfTree.ts';

/** A term that is evaluated, and the terms that lead to it, from the record's own on; itself the last. */
export interface Visited {
  readonly branch: SpfBranch;
  readonly path: readonly [SpfBranch, ...SpfBranch[]];
  /** Whose term it is. */
  readonly owner: SpfNode;
}

/** All terms of a tree that may be evaluated, in the order of evaluation. */
export function* walkTree(node: SpfNode, above: readonly SpfBranch[] = []): Generator<Visited> {
  for (const branch of node.branches) {
    if (!branch.isEvaluated) continue;
    const [first = branch, ...rest] = [...above, branch];
    const path = [first, ...rest] as const;
    yield { branch, path, owner: node };
    if (branch.node !== undefined) yield* walkTree(branch.node, path);
  }
}

/** Terms that make a record a permanent error before anything is evaluated (RFC 7208 §4.6, §6). */
export function faultsOf(record: SpfRecord): readonly SpfTerm[] {
  const faults: SpfTerm[] = [];
  const seen = new Set<string>();
  for (const term of record.terms) {
    if (term.type === 'unreadable') faults.push(term);
    if (term.type !== 'modifier' || (term.name !== 'redirect' && term.name !== 'exp')) continue;
    if (seen.has(term.name)) faults.push(term);
    seen.add(term.name);
  }
  return faults;
}

/** The names that lead to a term: `include:a.example → include:b.example`. */
export function pathText(path: readonly SpfBranch[]): string {
  return path.map(({ text }) => text).join(' → ');
}
