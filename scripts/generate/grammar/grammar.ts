import { MAIL_RULES, mailRegions } from './mailTexts.ts';
import {
  CLASS,
  captures,
  END_OF_STRING,
  include,
  type Pattern,
  START,
  STOP,
  scope,
  TTL,
  WORD,
  word,
} from './pattern.ts';
import { ANY_TYPE, COMMON_TYPE, type DataKind, typesOf } from './types.ts';

const BLANKS = '[ \\t]+';

/**
 * A line inside parentheses that can only be the start of the next record or directive: the parenthesis was left open.
 * What the reader takes for one (`looksLikeRecord.ts`), as far as a pattern of bearable length can tell.
 */
const NEXT_ENTRY = [
  '\\$(?i:ORIGIN|TTL|INCLUDE|GENERATE)(?=\\s|$)',
  `(?!${COMMON_TYPE}\\s|${CLASS}\\s|${TTL}\\s)[^\\s;()"=]+${BLANKS}(?:${TTL}${BLANKS})?${CLASS}${BLANKS}(?:${TTL}${BLANKS})?${COMMON_TYPE}${STOP}`,
];
const NEXT_RECORD = [
  ...NEXT_ENTRY,
  `(?!${COMMON_TYPE}\\s)[^\\s;()"=]+${BLANKS}(?:${TTL}${BLANKS})?${COMMON_TYPE}${BLANKS}[^\\s;()"]`,
  `${BLANKS}(?:${TTL}${BLANKS})?${CLASS}${BLANKS}(?:${TTL}${BLANKS})?${COMMON_TYPE}${STOP}`,
];

/** A record ends with its line; where a parenthesis was left open, before the line that is the next one. */
const END_OF_LINE = '$|^';
const END_OF_GROUP = `(?=\\))|^(?=${NEXT_ENTRY.join('|')})`;

/** Parentheses, in which lines go on. */
function group(contents: string, next: readonly string[]): Pattern {
  return {
    name: scope('meta.group'),
    begin: '\\(',
    beginCaptures: captures('punctuation.section.group.begin'),
    end: `\\)|^(?=${next.join('|')})`,
    endCaptures: captures('punctuation.section.group.end'),
    patterns: include(contents),
  };
}

/** Data behind a type, as far as `end`. */
function data(
  types: string,
  contents: readonly Pattern[],
  end: string,
  behind = '',
  ...more: string[]
): Pattern {
  return {
    name: scope('meta.rdata'),
    begin: `${START}(${types})${STOP}${behind}`,
    beginCaptures: {
      ...captures(undefined, 'storage.type.record', ...more),
    },
    end,
    patterns: contents,
  };
}

function dataOf(kind: DataKind, end: string): Pattern {
  const types = typesOf(kind);
  if (kind === 'text') return data(types, [...mailRegions(end), ...include(kind)], end);
  if (kind === 'covered') {
    return data(types, include('encoded'), end, `(?:${BLANKS}(${ANY_TYPE})${STOP})?`, 'storage.type.record');
  }
  if (kind === 'listed') {
    return data(types, include(kind), end, `(?:${BLANKS}(${WORD}))?`, 'variable.other.word');
  }
  return data(types, include(kind), end);
}

const KINDS: readonly DataKind[] = ['text', 'service', 'caa', 'listed', 'covered', 'encoded', 'value'];

/** What stands before the data, and the data as far as `end`; `next` ends parentheses that were left open. */
function header(contents: string, end: string): Pattern[] {
  return [
    ...include('comment', contents, 'string'),
    word('constant.numeric.ttl', TTL),
    ...include('class'),
    ...KINDS.map((kind) => dataOf(kind, end)),
    {
      name: scope('meta.rdata'),
      begin: `${START}(?=[^\\s;()"])`,
      end,
      patterns: include('value'),
    },
  ];
}

/** Rules for the data of a kind, and for parentheses in it. */
function contents(kind: string, own: readonly Pattern[]): Record<string, Pattern> {
  return {
    [kind]: { patterns: [...include('comment', `${kind}Group`), ...own, ...include('plain')] },
    [`${kind}Group`]: group(kind, kind === 'listed' ? NEXT_ENTRY : NEXT_RECORD),
  };
}

/** TXT records: texts of mail authentication have rules of their own. */
const TEXT: Readonly<Record<string, Pattern>> = {
  text: {
    patterns: [
      ...include('comment', 'textGroup', 'string'),
      word('keyword.operator.generic', '\\\\#(?=\\s+\\d)'),
      { name: scope('string.unquoted'), match: WORD, captures: { 0: { patterns: include('escape') } } },
    ],
  },
  textGroup: {
    ...group('text', NEXT_RECORD),
    patterns: [...mailRegions(`(?=\\))|^(?=${NEXT_RECORD.join('|')})`), ...include('text')],
  },
};

const DIRECTIVES: readonly Pattern[] = [
  {
    name: scope('meta.directive.generate'),
    begin: `^(\\$(?i:GENERATE))${STOP}`,
    beginCaptures: captures(undefined, 'keyword.control.directive'),
    end: END_OF_LINE,
    patterns: [
      ...include('comment'),
      word('constant.numeric.range', '\\d+-\\d+(?:/\\d+)?'),
      {
        name: scope('variable.other.word'),
        match: `${START}(?=[^\\s;()"]*\\$)(?:\\\\.|[^\\s;()"\\\\])+`,
        captures: {
          0: {
            patterns: [
              ...include('escape'),
              { name: scope('variable.parameter.iterator'), match: '\\$(?:\\{[^}\\s]*\\})?' },
            ],
          },
        },
      },
      ...include('class'),
      word('storage.type.record', ANY_TYPE),
      ...include('value'),
    ],
  },
  {
    name: scope('meta.directive.include'),
    begin: `^(\\$(?i:INCLUDE))(?:[ \\t]+(${WORD}))?(?=[\\s;()"]|$)`,
    beginCaptures: captures(undefined, 'keyword.control.directive', 'string.unquoted.path'),
    end: END_OF_LINE,
    patterns: include('value'),
  },
  {
    name: scope('meta.directive'),
    begin: `^(\\$[A-Za-z][A-Za-z0-9-]*)${STOP}`,
    beginCaptures: captures(undefined, 'keyword.control.directive'),
    end: END_OF_LINE,
    patterns: include('value'),
  },
];

/** What words in data are by their looks. */
const PLAIN: readonly Pattern[] = [
  ...include('string'),
  word('constant.numeric.address.ipv4', '\\d{1,3}(?:\\.\\d{1,3}){3}'),
  word(
    'constant.numeric.address.ipv6',
    '(?=[0-9A-Fa-f]*:[0-9A-Fa-f]*:)[0-9A-Fa-f:]+(?:\\d{1,3}(?:\\.\\d{1,3}){3})?',
  ),
  word('constant.numeric', TTL),
  word('keyword.operator.generic', '\\\\#'),
  {
    match: `${START}([a-z][a-z0-9-]*)(=)`,
    captures: captures(undefined, 'variable.parameter', 'keyword.operator.assignment'),
  },
  {
    name: scope('variable.other.name.absolute'),
    match: `${START}${WORD}(?<=\\.)${STOP}`,
    captures: { 0: { patterns: include('nameParts') } },
  },
  {
    name: scope('variable.other.word'),
    match: WORD,
    captures: { 0: { patterns: include('nameParts') } },
  },
];

const CAA_TAGS = '(?i:issue|issuewild|issuemail|issuevmc|iodef|contactemail|contactphone)';

const REPOSITORY: Readonly<Record<string, Pattern>> = {
  comment: {
    name: scope('comment.line.semicolon'),
    match: '(;).*$',
    captures: captures(undefined, 'punctuation.definition.comment'),
  },
  directive: { patterns: DIRECTIVES },
  record: {
    name: scope('meta.record'),
    begin: `^(?:(${WORD})|[ \\t]+(?=[^\\s;]))`,
    beginCaptures: { 1: { name: scope('entity.name.function.owner'), patterns: include('nameParts') } },
    end: END_OF_LINE,
    patterns: include('header'),
  },
  // Nothing is taken at its beginning, where "^" would end it.
  recordInGroup: {
    name: scope('meta.record'),
    begin: '^(?=[("])',
    end: '$',
    patterns: include('header'),
  },
  header: { patterns: header('headerGroup', END_OF_LINE) },
  headerGroup: group('headerInGroup', NEXT_ENTRY),
  headerInGroup: { patterns: header('headerGroup', END_OF_GROUP) },
  class: word('constant.language.class', CLASS),
  ...contents('value', []),
  ...TEXT,
  ...contents('service', [
    {
      match: `${START}([a-z][a-z0-9-]*)(=)(?=[^\\s;()"])(${WORD})`,
      captures: {
        ...captures(undefined, 'variable.parameter', 'keyword.operator.assignment'),
        3: { name: scope('string.unquoted.value'), patterns: include('listSeparator', 'escape') },
      },
    },
    word('variable.parameter', '(?:no-default-alpn|ohttp|pvd)'),
  ]),
  listSeparator: { name: scope('punctuation.separator.list'), match: ',' },
  ...contents('caa', [
    word('support.constant.tag.caa', CAA_TAGS),
    {
      name: scope('string.quoted.double'),
      begin: '"',
      beginCaptures: captures('punctuation.definition.string.begin'),
      end: END_OF_STRING,
      endCaptures: captures('punctuation.definition.string.end'),
      patterns: [
        { name: scope('punctuation.separator.caa'), match: ';' },
        {
          match: '([A-Za-z0-9]+)(=)',
          captures: captures(undefined, 'variable.parameter.caa', 'keyword.operator.assignment'),
        },
        { name: scope('markup.underline.link'), match: '(?i:mailto:|https?://)[^\\s;"\\\\]+' },
        ...include('escape'),
      ],
    },
  ]),
  ...contents('listed', [word('storage.type.record', ANY_TYPE)]),
  ...contents('encoded', [
    word('constant.numeric', '\\d{1,14}'),
    word('string.unquoted.data', '(?=[A-Za-z0-9+/]{8})[A-Za-z0-9+/]+={0,2}'),
  ]),
  plain: { patterns: PLAIN },
  string: {
    name: scope('string.quoted.double'),
    begin: '"',
    beginCaptures: captures('punctuation.definition.string.begin'),
    end: END_OF_STRING,
    endCaptures: captures('punctuation.definition.string.end'),
    patterns: include('escape'),
  },
  nameParts: {
    patterns: [
      ...include('escape'),
      { name: scope('variable.language.origin'), match: `${START}@$` },
      { name: scope('keyword.operator.wildcard'), match: `${START}\\*(?=\\.|$)` },
    ],
  },
  escape: { name: scope('constant.character.escape'), match: '\\\\(?:[0-9]{3}|.)' },
  ...MAIL_RULES,
};

/** The TextMate grammar of zone files, made from the table of record types. */
export function grammar(): string {
  const rules = {
    name: 'DNS zone',
    scopeName: 'source.dns-zone',
    fileTypes: ['zone', 'zonefile', 'dns', 'arpa'],
    patterns: include('comment', 'directive', 'record', 'recordInGroup'),
    repository: REPOSITORY,
  };
  return `${JSON.stringify(rules, null, 2)}\n`;
}
