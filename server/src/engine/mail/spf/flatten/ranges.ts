import { type AddressSet, NOTHING, type Range } from '../networks.ts';
import type { ResolvedRecord } from './resolvedSpf.ts';

/** The ranges of all terms of a record and of those that it includes, as they are written: they may overlap. */
export function rangesIn(resolved: ResolvedRecord): {
  readonly v4: readonly Range[];
  readonly v6: readonly Range[];
} {
  const v4: Range[] = [];
  const v6: Range[] = [];
  const visit = ({ terms, redirect }: ResolvedRecord): void => {
    for (const { set, include } of terms) {
      const ranges: AddressSet = set ?? NOTHING;
      v4.push(...ranges.v4);
      v6.push(...ranges.v6);
      if (include?.status === 'record') visit(include.resolved);
    }
    if (redirect?.to.status === 'record') visit(redirect.to.resolved);
  };
  visit(resolved);
  return { v4, v6 };
}
