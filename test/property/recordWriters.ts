import type { Notation } from '../../server/src/engine/mail/literals/recordsIn.ts';

/** A way in which a record stands in a document. */
export interface RecordWriter {
  readonly name: string;
  readonly notation: Notation;
  /** Whether the value has quotes of its own, so that the text may have quotes and backslashes. */
  readonly isQuoted: boolean;
  /**
   * The document. Where the text may be divided, it is: in parts that are joined as they are, and in words that are joined
   * by one blank.
   */
  write(parts: readonly string[]): string;
}

const text = (parts: readonly string[]) => parts.join('');
const words = (parts: readonly string[]) => text(parts).split(' ');

/** Strings of a zone file (RFC 1035 §5.1). */
const strings = (parts: readonly string[], escapesSemicolon = false) =>
  parts.map((part) => `"${part.replaceAll(escapesSemicolon ? /["\\;]/g : /["\\]/g, '\\$&')}"`).join(' ');

const json = (value: string) => JSON.stringify(value);
const hcl = (value: string) => json(value).replaceAll(/([$%])\{/g, '$1$1{');
const single = (value: string) => `'${value.replaceAll("'", "''")}'`;
const script = (value: string, quote: string) =>
  `${quote}${value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('${', '\\${')}${quote}`;

/** A value in the words of a language that has no quotes of the record's own, and in those that has. */
function both(name: string, notation: Notation, write: (value: string) => string): RecordWriter[] {
  return [
    { name, notation, isQuoted: false, write: (parts) => write(text(parts)) },
    { name: `${name}, quoted`, notation, isQuoted: true, write: (parts) => write(strings(parts)) },
    { name: `${name}, with \\;`, notation, isQuoted: true, write: (parts) => write(strings(parts, true)) },
  ];
}

export const RECORD_WRITERS: readonly RecordWriter[] = [
  { name: 'a line', notation: 'pasted', isQuoted: false, write: (parts) => `# ours\n${text(parts)}\n` },
  {
    name: 'a paragraph',
    notation: 'pasted',
    isQuoted: false,
    write: (parts) => `\n${words(parts).join('\r\n   ')}\r\n\r\n`,
  },
  { name: 'strings', notation: 'pasted', isQuoted: true, write: (parts) => strings(parts) },
  {
    name: 'strings in lines',
    notation: 'pasted',
    isQuoted: true,
    write: (parts) => `x IN TXT ( ${parts.map((part) => strings([part])).join(' ; part\n\t')} )`,
  },
  {
    name: 'the output of dig',
    notation: 'pasted',
    isQuoted: true,
    write: (parts) => `a.example.\t60\tIN\tTXT\t${strings(parts, true)}\n`,
  },
  ...both('a string', 'json', (value) => `{"a": [${json(value)}], "b": 1}`),
  ...both(
    'a string with escapes',
    'json',
    (value) => `// a\n[${json(value).replaceAll('=', '\\u003d').replaceAll('<', '\\u003C')}]`,
  ),
  ...both('a string', 'hcl', (value) => `a {\n  b = [${hcl(value)}, "c"]\n}`),
  ...both('a heredoc', 'hcl', (value) => `a = <<-EOT\n  ${value.replaceAll(/([$%])\{/g, '$1$1{')}\n  EOT\n`),
  {
    name: 'a list that is joined',
    notation: 'hcl',
    isQuoted: false,
    write: (parts) => `a = join("", [\n${parts.map((part) => `  ${hcl(part)},\n`).join('')}])`,
  },
  {
    name: 'a string cut by quotes',
    notation: 'hcl',
    isQuoted: false,
    write: (parts) => `a = "${parts.map((part) => hcl(part).slice(1, -1)).join('\\"\\"')}"`,
  },
  ...both('a single-quoted scalar', 'yaml', (value) => `a:\n- b: ${single(value)} # c\n`),
  ...both('a double-quoted scalar', 'yaml', (value) => `{a: [${json(value)}, "b"]}`),
  ...both(
    'a double-quoted scalar with escapes',
    'yaml',
    (value) => `a: ${json(value).replaceAll('=', '\\x3d').replace('\\x3d', '=')}`,
  ),
  ...both('a literal block', 'yaml', (value) => `a:\n  - b: |-\n      ${value}\n    c: d\n`),
  {
    name: 'a single-quoted scalar over lines',
    notation: 'yaml',
    isQuoted: false,
    write: (parts) => `a: ${single(words(parts).join('\n    '))}\nb: c`,
  },
  {
    name: 'a folded block',
    notation: 'yaml',
    isQuoted: false,
    write: (parts) =>
      `a: >\n${words(parts)
        .map((word) => `  ${word}\n`)
        .join('')}b: c`,
  },
  ...both('a string', 'javascript', (value) => `TXT('@', ${script(value, "'")})`),
  ...both('a template', 'javascript', (value) => `const a = [\`b\`, ${script(value, '`')}, /"/];`),
  {
    name: 'a sum',
    notation: 'javascript',
    isQuoted: false,
    write: (parts) =>
      `a = ${parts.map((part, i) => script(part, ["'", '"', '`'][i % 3] ?? "'")).join(' +\n  ')};`,
  },
  {
    name: 'a list that is joined',
    notation: 'javascript',
    isQuoted: false,
    write: (parts) => `TXT('a', [${parts.map((part) => script(part, '"')).join(', ')}], TTL(60))`,
  },
];
