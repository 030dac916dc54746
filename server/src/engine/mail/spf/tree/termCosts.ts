import type { Span } from '../../mailRecord.ts';
import type { SpfBranch, SpfTree } from './spfTree.ts';
import { plural } from './wording.ts';

/** What each term of a record costs that leads to further lookups: how many, and the count so far. */
export function termCosts({ root }: SpfTree): (Span & { readonly label: string })[] {
  return root.branches.flatMap((branch) => {
    const label = costOf(branch);
    return label === undefined ? [] : [{ start: branch.term.start, end: branch.term.end, label }];
  });
}

function costOf({ lookups, number, node }: SpfBranch): string | undefined {
  if (lookups === 0 || number === undefined || node === undefined) return undefined;
  const last = number + lookups - 1;
  return `${plural(lookups, 'lookup')}, ${last} so far`;
}
