import { type ClaimToken, claimTokens } from '../claims/claimTokens.ts';
import { item, quoted, said } from '../render/blocks.ts';
import type { ExplainedWord } from './signatureTags.ts';

/** Methods of Authentication-Results (RFC 8601 §2.7 and the registry that it made), by their names. */
const METHODS: Readonly<Record<string, string>> = {
  spf: 'Whether the server that handed the message over may send for the domain of the envelope (RFC 7208 §2.6).',
  dkim: 'What came of a DKIM signature (RFC 6376 §3.9).',
  dmarc: 'Whether SPF or DKIM vouches for the domain in From (RFC 9989).',
  arc: 'What came of the chain of ARC (RFC 8617 §4.4).',
  iprev: 'Whether the address of the server has a name that leads back to it (RFC 8601 §3).',
  auth: 'Whether the sender had logged in (RFC 8601 §2.7.4).',
  domainkeys: 'What came of a signature of DomainKeys, which DKIM has replaced (RFC 4870).',
  'sender-id': 'What came of Sender ID, which is historic (RFC 4406).',
  'dkim-adsp': 'What a domain said of its signing practices; historic (RFC 5617).',
  'dkim-atps': 'Whether a domain lets another sign for it (RFC 6541).',
  dnswl: 'Whether the server is on a list of those that are trusted (RFC 8904).',
  smime: 'What came of an S/MIME signature (RFC 7281).',
  rrvs: 'Whether the mailbox still belongs to whom the message is meant for (RFC 7293).',
  vbr: 'Whether somebody vouches for the domain (RFC 6212).',
  bimi: 'Whether the logo of the domain may be shown (BIMI, a draft).',
  compauth: 'What Microsoft 365 makes of all checks together.',
};

/** Results, whatever the method (RFC 8601 §2.7.1, §2.7.2). */
const RESULTS: Readonly<Record<string, string>> = {
  pass: 'It was checked, and is right.',
  fail: 'It was checked, and is wrong.',
  softfail: 'The domain thinks that the server may not send for it, and is not sure (RFC 7208 §2.6.5).',
  neutral: 'Nothing is said for or against it.',
  none: 'There was nothing to be checked.',
  policy: 'It is right, but not as the receiver wants it (RFC 8601 §2.7.1).',
  temperror: 'It could not be checked at that time, such as for want of an answer of DNS; later it may be.',
  permerror: 'It cannot be checked: a record or a field is wrong.',
  hardfail: 'It was checked, and is wrong; a word of older programs for "fail".',
  bestguesspass: 'The domain has no DMARC record; if it had one, the message would pass (Microsoft 365).',
};

/** Properties (RFC 8601 §2.3 and the registry), by their names. */
const PROPERTIES: Readonly<Record<string, string>> = {
  'smtp.mailfrom': 'The sender of the envelope, whose domain SPF judges.',
  'smtp.helo': 'The name by which the server introduced itself.',
  'smtp.auth': 'The user who had logged in.',
  'smtp.rcptto': 'The recipient of the envelope.',
  'smtp.remote-ip': 'The address of the server.',
  'smtp.client-ip': 'The address of the server.',
  'header.d': 'The domain that signed, of the tag d=.',
  'header.i': 'On whose behalf it was signed, of the tag i=.',
  'header.s': 'The selector of the key, of the tag s=.',
  'header.a': 'The algorithm, of the tag a=.',
  'header.b': 'The beginning of the signature, which tells apart several of one domain (RFC 6008).',
  'header.from': 'The domain, or the address, in From, which DMARC protects.',
  'header.sender': 'The address in Sender.',
  'policy.iprev': 'The address that was looked up.',
  'policy.ip': 'What the list answered.',
  'policy.txt': 'What the list says in words.',
  'policy.dmarc': 'The policy of the domain.',
  'arc.chain': 'The domains that sealed the message.',
  'header.oldest-pass':
    'The first server of the chain whose signature over the message is still right (RFC 8617 §5.2).',
  reason: 'Why it is so, in words.',
  action: 'What Microsoft 365 did by the DMARC policy of the domain.',
};

/** The word at an offset of a field of results, explained; `undefined` where there is none. */
export function resultWordAt(value: string, offset: number): ExplainedWord | undefined {
  const tokens = claimTokens(value).filter(({ kind }) => kind !== 'comment');
  const at = tokens.findIndex(({ kind, start, end }) => kind === 'word' && start <= offset && offset <= end);
  const token = tokens[at];
  if (token === undefined) return undefined;
  const start = tokens.findLastIndex(({ kind }, i) => i < at && kind === 'semicolon') + 1;
  const isValue = tokens[at - 1]?.kind === 'equals';
  const name = isValue ? tokens[at - 2] : token;
  // `method/version=result` is written with blanks, too.
  const isFirst = tokens
    .slice(start, at - (isValue ? 2 : 0))
    .every(({ kind, text }) => kind === 'word' && !isTagged(text));
  if (!isValue && tokens[at + 1]?.kind !== 'equals') return serverName(tokens, token, start);
  if (name === undefined) return undefined;
  const key = name.text.toLowerCase().replace(/\/.*$/, '');
  if (key === 'i' && isFirst)
    return word(
      name,
      isValue ? token : name,
      'i',
      'Which server of the chain says so, from 1 (RFC 8617 §4.2.1).',
    );
  if (!isFirst)
    return known(
      PROPERTIES,
      name,
      isValue ? token : name,
      key,
      'A fact that the check rests on (RFC 8601 §2.3).',
    );
  if (!isValue)
    return known(
      METHODS,
      token,
      token,
      key,
      'A check that is in no register; the server that wrote it knows what it is.',
    );
  return known(RESULTS, token, token, token.text.toLowerCase(), 'A result that is in no register.');
}

function isTagged(text: string): boolean {
  return text.includes('.');
}

/** The first word names the server that speaks. */
function serverName(
  tokens: readonly ClaimToken[],
  token: ClaimToken,
  start: number,
): ExplainedWord | undefined {
  const isServer =
    start === 0 ||
    (tokens[0]?.text.toLowerCase() === 'i' &&
      tokens.findIndex(({ kind }) => kind === 'semicolon') === start - 1);
  return isServer ? word(token, token, token.text, 'The server that says so (RFC 8601 §2.5).') : undefined;
}

function known(
  table: Readonly<Record<string, string>>,
  from: ClaimToken,
  to: ClaimToken,
  key: string,
  other: string,
): ExplainedWord {
  return word(from, to, key, (Object.hasOwn(table, key) ? table[key] : undefined) ?? other);
}

function word(from: ClaimToken, to: ClaimToken, key: string, meaning: string): ExplainedWord {
  return { items: [item([quoted(key), said(`: ${meaning}`)])], start: from.start, end: to.end };
}
