import { readTagList } from '../../mail/tags/tagList.ts';
import { type Item, item, quoted, said } from '../render/blocks.ts';

/** What stands at a place of a field's value, explained. Offsets are into the value. */
export interface ExplainedWord {
  readonly items: readonly Item[];
  readonly start: number;
  readonly end: number;
}

/** Tags of DKIM-Signature (RFC 6376 §3.5), and what they share with ARC-Message-Signature (RFC 8617 §4.1.2). */
const DKIM_TAGS: Readonly<Record<string, string>> = {
  v: 'The version of the standard; there is no other than 1 (RFC 6376 §3.5).',
  a: 'By which algorithms it was signed (RFC 6376 §3.5).',
  b: 'The signature, in base64. It is over the header fields that h= names and over this field (RFC 6376 §3.5).',
  bh: 'The hash of the body, in base64. Whoever changes the body after signing makes it wrong (RFC 6376 §3.5).',
  c: 'How header and body are made alike before they are signed, so that changes that do not matter do no harm (RFC 6376 §3.4).',
  d: 'The domain that vouches for the message. DMARC wants it to belong to the domain in From (RFC 6376 §3.5).',
  h: 'The header fields that are signed, the last one of a name first. One that is not there must not be added (RFC 6376 §5.4).',
  i: 'On whose behalf it was signed: an address of the domain or below it (RFC 6376 §3.5).',
  l: 'Only this many octets of the body are signed: anybody can add to it (RFC 6376 §8.2).',
  q: 'How the key is asked for; there is no other way than dns/txt (RFC 6376 §3.5).',
  s: 'The selector: which of the keys of the domain it is (RFC 6376 §3.1).',
  t: 'When it was signed, in seconds since 1970 (RFC 6376 §3.5).',
  x: 'When it expires, in seconds since 1970 (RFC 6376 §3.5).',
  z: 'Copies of header fields as they were when it was signed, to find out what was changed (RFC 6376 §3.5).',
};

const INSTANCE =
  'Which server of the chain wrote it, from 1: all three fields of one server have the same (RFC 8617 §4.2.1).';

/** What tags say, by the name of the field in lower case; their meanings by their names. */
const TAGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'dkim-signature': DKIM_TAGS,
  'arc-message-signature': { ...DKIM_TAGS, i: INSTANCE },
  'arc-seal': {
    a: DKIM_TAGS.a ?? '',
    b: 'The signature, in base64. It is over the ARC fields of this server and of all before it (RFC 8617 §4.1.3).',
    cv: 'What this server found of the chain before it: "none" where it begins, "pass" or "fail" (RFC 8617 §4.4).',
    d: 'The domain of the server that sealed the message (RFC 8617 §4.1.3).',
    i: INSTANCE,
    s: 'The selector: which of the keys of the domain it is (RFC 8617 §4.1.3).',
    t: 'When it was sealed, in seconds since 1970 (RFC 8617 §4.1.3).',
  },
};

const ALGORITHMS: Readonly<Record<string, string>> = {
  'rsa-sha256': 'RSA over hashes by SHA-256, which every verifier knows.',
  'rsa-sha1': 'RSA over hashes by SHA-1, which verifiers must not accept any longer (RFC 8301 §3.1).',
  'ed25519-sha256': 'Ed25519 over hashes by SHA-256; not every verifier knows it (RFC 8463 §3).',
};

const FORMS: Readonly<Record<string, string>> = {
  simple: 'as it is',
  relaxed: 'with blanks made alike',
};

/** The tag at an offset of a signature's value, explained; `undefined` where there is none, or the field is no signature. */
export function signatureTagAt(field: string, value: string, offset: number): ExplainedWord | undefined {
  const meanings = Object.hasOwn(TAGS, field) ? TAGS[field] : undefined;
  if (meanings === undefined) return undefined;
  const { tags } = readTagList({ kind: 'dkim', text: value, owner: undefined });
  const tag = tags.find(({ start, end }) => start <= offset && offset <= end);
  if (tag === undefined) return undefined;
  const known = Object.hasOwn(meanings, tag.name) ? meanings[tag.name] : undefined;
  const meaning = known ?? 'A tag that the standard does not know; verifiers pass over it (RFC 6376 §3.2).';
  const shown = tag.value.replaceAll(/\s+/g, '');
  const inWords = valueText(tag.name, shown, (name) => tags.find((each) => each.name === name)?.value.trim());
  return {
    items: [
      item([said(`${tag.name}=`, 'strong'), said(` ${meaning}`)]),
      ...(inWords === undefined ? [] : [item(inWords)]),
    ],
    start: tag.start,
    end: tag.end,
  };
}

/** What the value of a tag says, where that is not plain to see. */
function valueText(
  name: string,
  value: string,
  tag: (name: string) => string | undefined,
): Item['line'] | undefined {
  switch (name) {
    case 'a':
      return Object.hasOwn(ALGORITHMS, value.toLowerCase())
        ? [quoted(value), said(`: ${ALGORITHMS[value.toLowerCase()]}`)]
        : undefined;
    case 'c': {
      const [header = 'simple', body = 'simple'] = value.toLowerCase().split('/');
      const [of, over] = [FORMS[header], FORMS[body]];
      return of === undefined || over === undefined
        ? undefined
        : [said(`The header is taken ${of}, the body ${over}.`)];
    }
    case 't':
    case 'x':
      return /^\d{1,11}$/.test(value) ? [said(`That is ${dateText(Number(value))}.`)] : undefined;
    case 'd':
    case 's': {
      const [selector, domain] = [tag('s'), tag('d')];
      return selector && domain
        ? [said('The key is at '), quoted(`${selector}._domainkey.${domain}`), said('.')]
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Seconds since 1970 as a date. */
function dateText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('T', ' ').replace('.000Z', ' UTC');
}
