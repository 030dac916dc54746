import { type Capture, CLASS, END_OF_STRING, type Pattern, TTL } from './pattern.ts';

const scope = (name: string) => `${name}.mail-record`;

function captures(...names: readonly (string | undefined)[]): Record<string, Capture> {
  return Object.fromEntries(
    names.flatMap((name, i) => (name === undefined ? [] : [[i, { name: scope(name) }]])),
  );
}

/** What the grammar of zone files has for the texts of mail records. */
const TEXTS: readonly Pattern[] = ['spfVersion', 'tags', 'spf', 'escape'].map((name) => ({
  include: `source.dns-zone#${name}`,
}));

/** What may stand before a record that is pasted: a line of a zone, or what host and nslookup say. */
const HEADER = `^[ \\t]*(?:([^\\s"=;]+)[ \\t]+)?(?:(${TTL})[ \\t]+)?(?:(${CLASS})[ \\t]+)?((?i:TXT|SPF)|(?i:descriptive text|text =))(?=[ \\t])`;

const PATTERNS: readonly Pattern[] = [
  {
    name: scope('comment.line'),
    match: '^[ \\t]*(;|#|//).*$',
    captures: captures(undefined, 'punctuation.definition.comment'),
  },
  {
    match: HEADER,
    captures: captures(
      undefined,
      'entity.name.function.owner',
      'constant.numeric.ttl',
      'constant.language.class',
      'storage.type.record',
    ),
  },
  {
    name: scope('string.quoted.double'),
    begin: '"',
    beginCaptures: captures('punctuation.definition.string.begin'),
    end: END_OF_STRING,
    endCaptures: captures('punctuation.definition.string.end'),
    patterns: TEXTS,
  },
  ...TEXTS,
];

/** The TextMate grammar of bare mail records. */
export function mailRecordGrammar(): string {
  const rules = {
    name: 'Mail record',
    scopeName: 'source.mail-record',
    fileTypes: ['spf', 'dkim', 'dmarc'],
    patterns: PATTERNS,
  };
  return `${JSON.stringify(rules, null, 2)}\n`;
}
