import { MECHANISMS } from '../../mail/spf/spfRecord.ts';
import { nearest } from './nearest.ts';
import { readsAsTerms } from './spfTerms.ts';

/** Names that people write for a mechanism, beside slips of the pen. */
const ALIASES: ReadonlyMap<string, readonly string[]> = new Map([
  ['ip', ['ip4', 'ip6']],
  ['ipv4', ['ip4']],
  ['ipv6', ['ip6']],
  ['address', ['ip4', 'ip6', 'a']],
  ['aaaa', ['a']],
  ['host', ['a', 'ip4']],
  ['mxs', ['mx']],
  ['inc', ['include']],
  ['included', ['include']],
  ['exist', ['exists']],
]);

/** Short names are one slip away from nearly anything. */
const LONG_NAMES = MECHANISMS.filter((name) => name.length > 2);
const LONGEST = 300;

/** The term that a term with an unknown mechanism was most likely meant to be; `undefined` where that cannot be told. */
export function meantTerm(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const [, qualifier = '', name = '', rest = ''] = /^([+\-~?]?)([^:/=]*)(.*)$/s.exec(text) ?? [];
  const lower = name.toLowerCase();
  const bare = lower.replace(/[^a-z\d]+$/, '');
  const near = nearest(bare, LONG_NAMES);
  const names = [bare, ...(ALIASES.get(bare) ?? []), ...(near === undefined ? [] : [near])];
  const candidates = [...names.map((each) => `${each}${rest}`), `ip4:${name}${rest}`, `ip6:${name}${rest}`];
  const right = candidates.find(readsAsTerms);
  // Nobody means to let everybody send.
  if (right === 'all' && qualifier === '') return '~all';
  return right === undefined ? undefined : `${qualifier}${right}`;
}
