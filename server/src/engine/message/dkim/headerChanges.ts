import type { HeaderLine } from './canonicalHeader.ts';
import type { SignatureField } from './signatureField.ts';

/** What may have happened to one field after it was signed. */
export interface HeaderChange {
  /** As it is now; `undefined` for one that is not there any more. */
  readonly line: HeaderLine | undefined;
  readonly key: string;
  /** As it may have been signed; `undefined` for one that was not there. */
  readonly was: string | undefined;
}

/** Fields in the order in which they are changed on the way most often. */
const USUAL = [
  'subject',
  'reply-to',
  'from',
  'to',
  'sender',
  'cc',
  'content-type',
  'content-transfer-encoding',
  'mime-version',
  'message-id',
  'date',
];

/** Where programs that rewrite a field keep what it was. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  from: [
    'x-original-from',
    'original-from',
    'x-original-sender',
    'x-mailfrom',
    'old-from',
    'reply-to',
    'resent-from',
  ],
  to: [
    'x-original-to',
    'original-to',
    'delivered-to',
    'x-delivered-to',
    'envelope-to',
    'x-envelope-to',
    'x-rcpt-to',
    'resent-to',
  ],
  cc: ['x-original-cc'],
  subject: ['x-original-subject', 'old-subject', 'thread-topic'],
  'reply-to': ['x-original-reply-to', 'x-reply-to', 'from'],
  date: ['x-original-date', 'old-date', 'original-date'],
  sender: ['x-original-sender'],
  'message-id': [
    'x-original-message-id',
    'x-google-original-message-id',
    'x-microsoft-original-message-id',
    'original-message-id',
  ],
  'content-type': ['x-original-content-type'],
};

/** Values that fields have with many messages: one of them may have been taken for another. */
const COMMON: Readonly<Record<string, readonly string[]>> = {
  'content-transfer-encoding': ['8bit', '7bit', 'quoted-printable', 'base64'],
  'mime-version': ['1.0'],
};

/** Tags that lists and filters put before a subject: `[list]`, `***SPAM***`, `EXTERNAL:`. */
const SUBJECT_TAG =
  /^((?:(?:re|fwd?|aw|wg|sv|antw|tr)\s?:\s?)?)(?:\[[^\]\r\n]{1,100}\]|\{[^}\r\n]{1,100}\}|\*{2,5}[^*\r\n]{1,60}\*{2,5}|\([^)\r\n]{1,60}\)|<[^>\r\n]{1,60}>|[A-Z]{4,12}(?=[: ])):?\s{0,3}/i;

const MOST_PER_FIELD = 12;

/**
 * What may have happened to the signed fields, field by field: what each may have been, the likeliest first. The most usual
 * fields come first.
 *
 * @param inner fields of the first parts of the body, which may have been those of the message
 */
export function headerChanges(
  lines: readonly HeaderLine[],
  signed: readonly HeaderLine[],
  { names, header, copies }: SignatureField,
  inner: ReadonlyMap<string, readonly string[]> = new Map(),
): HeaderChange[][] {
  const order = (key: string) => (USUAL.indexOf(key) + USUAL.length + 1) % (USUAL.length + 1);
  const groups = [...signed]
    .sort((a, b) => order(a.key) - order(b.key))
    .map((line) => {
      const { head, value } = parts(line);
      const values = new Set<string>();
      const copy = copies.get(line.key);
      if (copy !== undefined) values.add(copy.slice(copy.indexOf(':') + 1).trim());
      for (const each of inner.get(line.key) ?? []) values.add(each);
      for (const each of earlier(line.key, value, lines)) values.add(each);
      const were = [...values].filter((each) => each !== value).map((each) => head + each);
      if (header === 'simple') were.push(...respaced(line, head, value));
      const changes: HeaderChange[] = were
        .slice(0, MOST_PER_FIELD)
        .map((was) => ({ line, key: line.key, was }));
      // That it was not there is likely for what lists add, and possible for all but what each message has.
      const gone = { line, key: line.key, was: undefined };
      return line.key === 'reply-to' || line.key === 'sender'
        ? [gone, ...changes]
        : line.key === 'from' && signed.filter(({ key }) => key === 'from').length === 1
          ? changes
          : [...changes, gone];
    });
  const lost = [...new Set(names)].filter((name) => !lines.some(({ key }) => key === name));
  for (const key of lost) {
    const copy = copies.get(key);
    const values = [
      ...(copy === undefined ? [] : [copy.slice(copy.indexOf(':') + 1).trim()]),
      ...(COMMON[key] ?? []),
    ];
    if (values.length > 0)
      groups.push(values.map((value) => ({ line: undefined, key, was: `${titled(key)}: ${value}` })));
  }
  return groups.filter((group) => group.length > 0);
}

/** Sets of changes, no two of one field: single ones first, then pairs and so on, up to four. */
export function* combinations(
  groups: readonly (readonly HeaderChange[])[],
): Generator<readonly HeaderChange[]> {
  for (let size = 1; size <= Math.min(4, groups.length); size++) yield* choose(groups, 0, size);
}

function* choose(
  groups: readonly (readonly HeaderChange[])[],
  from: number,
  size: number,
): Generator<readonly HeaderChange[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= groups.length - size; at++) {
    for (const change of groups[at] as readonly HeaderChange[]) {
      for (const others of choose(groups, at + 1, size - 1)) yield [change, ...others];
    }
  }
}

/** The header as it was before some changes. */
export function undo(lines: readonly HeaderLine[], changes: readonly HeaderChange[]): HeaderLine[] {
  const before = lines.flatMap((line) => {
    const change = changes.find((each) => each.line === line);
    if (change === undefined) return line;
    return change.was === undefined ? [] : { key: line.key, raw: change.was };
  });
  for (const { line, key, was } of changes)
    if (line === undefined && was !== undefined) before.push({ key, raw: was });
  return before;
}

/** What the value of a field may have been. */
function earlier(key: string, value: string, lines: readonly HeaderLine[]): string[] {
  const values: string[] = [];
  if (key === 'subject') {
    let rest = value;
    for (let count = 0; count < 3 && SUBJECT_TAG.test(rest); count++) {
      rest = rest.replace(SUBJECT_TAG, '$1');
      values.push(rest);
    }
  }
  for (const name of KEPT[key] ?? []) {
    for (const other of lines.filter((line) => line.key === name).slice(0, 3)) {
      const kept = parts(other).value;
      values.push(kept);
      if (key === 'to' && !kept.includes('<')) values.push(`<${kept}>`);
      if (key === 'from') values.push(...rejoined(value, kept));
    }
  }
  if (/^(?:from|to|cc|reply-to|sender)$/.test(key)) values.push(...requoted(value));
  if (key === 'content-type')
    values.push(
      value.replaceAll('"', ''),
      value.replaceAll(/=([^";\s]+)/g, '="$1"'),
      value.split(';')[0] ?? '',
    );
  values.push(...(COMMON[key] ?? []));
  return values;
}

/** The name of one field with the address of another, as lists take them apart: `"Ann via List" <list@…>`, `ann@…`. */
function rejoined(value: string, kept: string): string[] {
  const address = /[^\s<>"(),;:]{1,64}@[^\s<>"(),;:]{1,255}/.exec(kept)?.[0];
  if (address === undefined || !value.includes('<')) return [];
  const name = value.slice(0, value.lastIndexOf('<')).replaceAll('"', '').split(/ via /i)[0]?.trim() ?? '';
  return name === ''
    ? [address, `<${address}>`]
    : [`${name} <${address}>`, `"${name}" <${address}>`, address, `<${address}>`];
}

/** A name with quotes, or without. */
function requoted(value: string): string[] {
  const at = value.lastIndexOf('<');
  if (at <= 0) return [];
  const name = value.slice(0, at).trim();
  const address = value.slice(at);
  if (name.includes('"')) return [`${name.replaceAll('"', '')} ${address}`];
  return [`"${name}" ${address}`, address];
}

/** The blanks and line ends of a field in other usual ways, which count where it is signed as it is written. */
function respaced({ raw }: HeaderLine, head: string, value: string): string[] {
  const colon = head.indexOf(':');
  const line = value.replaceAll(/\r\n[ \t]/g, ' ');
  return [
    `${head.slice(0, colon)}: ${line}`,
    `${head.slice(0, colon)}:${line}`,
    raw.replaceAll('\r\n', ''),
    raw.replaceAll(/\r\n[ \t]/g, '\r\n\t'),
    raw.replaceAll(/\r\n[ \t]/g, '\r\n '),
    `${titled(head.slice(0, colon))}: ${line}`,
  ].filter((each) => each !== raw);
}

/** A field taken apart: its name, the colon and the blanks behind it; and the rest without the blanks at its end. */
function parts({ raw }: HeaderLine): { readonly head: string; readonly value: string } {
  let at = raw.indexOf(':') + 1;
  while (at < raw.length && ' \t\r\n'.includes(raw[at] as string)) at++;
  return { head: raw.slice(0, at), value: raw.slice(at).trimEnd() };
}

/** A name as it is usually written. */
export function titled(key: string): string {
  if (key === 'mime-version') return 'MIME-Version';
  return key.replaceAll(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase()).replace(/-Id$/, '-ID');
}
