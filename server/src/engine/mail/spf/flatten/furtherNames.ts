import { plainName } from '../evaluate.ts';
import type { SpfRecord } from '../spfRecord.ts';

/**
 * The owners of further records that a flattened record includes, such as `_spf1.example.com`: those below its own domain,
 * where that is known.
 */
export function furtherNames({ terms, owner }: SpfRecord): ReadonlySet<string> {
  const domain = owner === undefined ? undefined : plainName(owner);
  const names = new Set<string>();
  for (const term of terms) {
    if (term.type !== 'mechanism' || term.name !== 'include' || term.domain === undefined) continue;
    const name = plainName(term.domain.text);
    const isBelow = domain === undefined || name.slice(name.indexOf('.') + 1) === domain;
    if (/^_spf\d+\./.test(name) && isBelow) names.add(name);
  }
  return names;
}
