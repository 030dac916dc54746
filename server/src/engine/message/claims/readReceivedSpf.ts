import { claimTokens } from './claimTokens.ts';
import type { ReadClaims } from './readAuthResults.ts';

const RESULTS = new Set(['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror']);

/** Words of RFC 4408 and of before, which are still written. */
const OLD: ReadonlyMap<string, string> = new Map([
  ['error', 'temperror'],
  ['unknown', 'permerror'],
  ['hardfail', 'fail'],
]);

/**
 * Reads Received-SPF (RFC 7208 §9.1): the result, a comment, and pairs such as `client-ip=192.0.2.1`. The server that speaks is
 * the one of `receiver`, else the one that the comment begins with.
 *
 * @param text the value on one line
 */
export function readReceivedSpf(text: string): ReadClaims {
  const tokens = claimTokens(text);
  const [first] = tokens.filter(({ kind }) => kind !== 'comment');
  const written = first?.text.toLowerCase() ?? '';
  const result = RESULTS.has(written) ? written : OLD.get(written);
  if (result === undefined) {
    const problem =
      written === ''
        ? 'It is empty.'
        : `It begins with "${first?.text.slice(0, 40)}", which is no result of SPF.`;
    return { authservId: null, instance: null, results: [], problem };
  }
  const properties: Record<string, string> = {};
  for (let i = 1; i < tokens.length; i++) {
    const [name, equals, value] = tokens.slice(i, i + 3);
    if (name?.kind !== 'word' || equals?.kind !== 'equals') continue;
    const key = name.text.toLowerCase();
    const content = value?.kind === 'word' ? value.text : '';
    if (!Object.hasOwn(properties, key))
      Object.defineProperty(properties, key, { value: content, enumerable: true });
  }
  const comment = tokens.find(({ kind }) => kind === 'comment')?.text ?? null;
  const reason = properties.problem ?? null;
  const server = properties.receiver ?? comment?.match(/^([a-z0-9.-]{1,255}): /i)?.[1] ?? null;
  return {
    authservId: server,
    instance: null,
    results: [{ method: 'spf', result, reason, properties, comment }],
    problem: null,
  };
}
