import { readBase64 } from '../../mail/dkim/readBase64.ts';
import { latin1 } from '../../text/bytes.ts';
import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts';

/** What may have happened to a body after it was signed. */
export interface BodyChange {
  /** What was done to it, as a sentence. */
  readonly cause: string;
  /** The body as it was before. */
  readonly was: string;
}

/**
 * What a body may have been before programs on the way changed all of it: its encoding, its line ends, its dots. The likeliest
 * first; none that is the same.
 *
 * @param body its lines end in CRLF; one unit for each octet
 * @param encoding of the message: Content-Transfer-Encoding, in lower case
 * @param contentType of the message, which tells the boundary of its parts
 */
export function* bodyChanges(body: string, encoding: string, contentType: string): Generator<BodyChange> {
  const boundaries = new Set([...boundariesIn(contentType), ...boundariesIn(body)]);
  const recode = (from: string, to: string, convert: Convert) =>
    boundaries.size > 0
      ? partsRecoded(body, from, to, boundaries, convert)
      : encoding === from
        ? convert(body)
        : undefined;
  const tries: readonly (readonly [cause: string, was: () => string | undefined])[] = [
    ['Blanks at the ends of lines were added.', () => body.replaceAll(/[ \t]{1,80}\r\n/g, '\r\n')],
    ['Blank lines were added at its beginning.', () => body.replace(/^(?:\r\n)+/, '')],
    ['A blank line at its beginning was lost.', () => `\r\n${body}`],
    [
      'It was re-encoded: what was sent in 8 bits is quoted-printable now.',
      () => recode('quoted-printable', '8bit', fromQuotedPrintable),
    ],
    [
      'It was re-encoded: what was sent in 7 bits is quoted-printable now.',
      () => recode('quoted-printable', '7bit', fromQuotedPrintable),
    ],
    ['It was re-encoded: what was sent in 8 bits is base64 now.', () => recode('base64', '8bit', fromBase64)],
    [
      'It was re-encoded: what was sent as quoted-printable was decoded.',
      () => recode('8bit', 'quoted-printable', toQuotedPrintable),
    ],
    ['Its characters were converted from ISO 8859-1 to UTF-8.', () => toLatin(body)],
    ['Its characters were converted from UTF-8 to ISO 8859-1.', () => fromLatin(body)],
    [
      'Dots at the beginning of lines, doubled for SMTP (RFC 5321 §4.5.2), were left so.',
      () => body.replaceAll(/(^|\r\n)\.\./g, '$1.'),
    ],
    [
      '">" was put before lines that begin with "From ", as in mbox files.',
      () => body.replaceAll(/(^|\r\n)>From /g, '$1From '),
    ],
    ['Long lines were cut with "!", as some servers do.', () => body.replaceAll(/!\r\n ?/g, '')],
    ['Long lines were cut.', () => uncut(body)],
    ['Lines were doubled: there is an empty one behind each.', () => body.replaceAll('\r\n\r\n', '\r\n')],
  ];
  for (const [cause, make] of tries) {
    const was = make();
    if (was !== undefined && was !== body) yield { cause, was };
  }
}

type Convert = (text: string) => string | undefined;

function boundariesIn(text: string): string[] {
  return [...text.matchAll(/boundary\s?=\s?"?([^"\s;]{1,70})/gi)]
    .slice(0, 100)
    .map(([, boundary]) => `--${boundary}`);
}

/** Decodes the parts of a body that have one encoding, and says so in their headers. */
function partsRecoded(
  body: string,
  from: string,
  to: string,
  boundaries: ReadonlySet<string>,
  convert: Convert,
): string | undefined {
  let isChanged = false;
  const recoded = (part: string) => {
    const end = part.indexOf('\r\n\r\n');
    const head = part.slice(0, end + 4);
    const field = /^content-transfer-encoding:[ \t]{0,9}([a-z0-9-]{1,20})/im.exec(end < 0 ? '' : head);
    const text = field?.[1]?.toLowerCase() === from ? convert(part.slice(end + 4)) : undefined;
    if (field === null || text === undefined) return part;
    isChanged = true;
    return head.replace(field[0], field[0].slice(0, -from.length) + to) + text;
  };
  const out: string[] = [];
  let part: string[] = [];
  for (const line of body.split('\r\n')) {
    if (
      line.startsWith('--') &&
      (boundaries.has(line.trimEnd()) || boundaries.has(line.trimEnd().slice(0, -2)))
    ) {
      if (part.length > 0) out.push(recoded(part.join('\r\n')));
      part = [];
    }
    part.push(line);
  }
  out.push(recoded(part.join('\r\n')));
  return isChanged ? out.join('\r\n') : undefined;
}

/** Lines near the limit of 998 octets (RFC 5322 §2.1.1) with what follows each. */
function uncut(body: string): string {
  const lines: string[] = [];
  let isCut = false;
  for (const line of body.split('\r\n')) {
    if (isCut) lines[lines.length - 1] += line.replace(/^[ \t]/, '');
    else lines.push(line);
    isCut = line.length >= 900 && line.length <= 1000;
  }
  return lines.join('\r\n');
}

function fromQuotedPrintable(text: string): string {
  return text
    .replaceAll(/[ \t]{1,80}\r\n/g, '\r\n')
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** As most programs encode (RFC 2045 §6.7): lines of 76 characters, only what must be is escaped. */
function toQuotedPrintable(text: string): string {
  return text
    .split('\r\n')
    .map((line) => {
      const escaped = line.replaceAll(/[^\t\x20-\x3c\x3e-\x7e]/g, hexOf).replace(/[ \t]$/, hexOf);
      const lines: string[] = [];
      let rest = escaped;
      while (rest.length > 76) {
        let cut = 75;
        if (rest[cut - 1] === '=') cut -= 1;
        else if (rest[cut - 2] === '=') cut -= 2;
        lines.push(`${rest.slice(0, cut)}=`);
        rest = rest.slice(cut);
      }
      return [...lines, rest].join('\r\n');
    })
    .join('\r\n');
}

function hexOf(char: string): string {
  return `=${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function fromBase64(text: string): string | undefined {
  const { octets, fault } = readBase64(text);
  return fault === undefined ? latin1(octets, 0, octets.length) : undefined;
}

/** The octets of UTF-8 as those of ISO 8859-1; `undefined` where it has other characters, or is none. */
function toLatin(body: string): string | undefined {
  if (!/[\x80-\xff]/.test(body)) return undefined;
  const text = decodeUtf8(Uint8Array.from(body, (char) => char.charCodeAt(0)));
  return /[^\0-\xff]/.test(text) ? undefined : text;
}

function fromLatin(body: string): string | undefined {
  if (!/[\x80-\xff]/.test(body)) return undefined;
  const octets = encodeUtf8(body);
  return latin1(octets, 0, octets.length);
}
