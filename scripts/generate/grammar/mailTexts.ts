import { captures, END_OF_STRING, include, type Pattern, scope } from './pattern.ts';

const MECHANISMS = 'all|include|a|mx|ptr|ip4|ip6|exists';
const TAGS = 'v|p|sp|np|rua|ruf|adkim|aspf|fo|pct|rf|ri|t|psd|k|h|n|s|g|id|l|a|avp|lps|o|r|q|x';

/** A string that is coloured by what is in it. */
function string(contents: string): Pattern {
  return {
    name: scope('string.quoted.double'),
    begin: '"',
    beginCaptures: captures('punctuation.definition.string.begin'),
    end: END_OF_STRING,
    endCaptures: captures('punctuation.definition.string.end'),
    patterns: include(contents, 'escape'),
  };
}

/** A stretch of a TXT record from where its text begins; `end` is where the record does. */
function region(name: string, begins: string, contents: string, end: string): Pattern {
  return {
    name: scope(`meta.${name}`),
    begin: `(?="${begins})|(?<![^\\s()])(?=${begins})`,
    end,
    patterns: [
      ...include('comment'),
      ...include(`${contents}String`, `${contents}Group`, contents, 'escape'),
    ],
  };
}

/** Records of mail authentication in TXT records, which may be cut into several strings. */
export function mailRegions(end: string): Pattern[] {
  return [
    region('spf', '(?i:v=spf1(?=[\\s"]|$))', 'spf', end),
    region('tags', '\\s*(?i:v)\\s*=\\s*(?i:DMARC1|DKIM1|STSv1|TLSRPTv1|BIMI1)\\b', 'tags', end),
    region('tags', '\\s*[kp]\\s*=[^;"]*(?:;|"|$)', 'tags', end),
  ];
}

function group(contents: string): Pattern {
  return {
    name: scope('meta.group'),
    begin: '\\(',
    beginCaptures: captures('punctuation.section.group.begin'),
    end: '\\)',
    endCaptures: captures('punctuation.section.group.end'),
    patterns: [
      ...include('comment'),
      ...include(`${contents}String`, `${contents}Group`, contents, 'escape'),
    ],
  };
}

/** The rules for what is in such records. */
export const MAIL_RULES: Readonly<Record<string, Pattern>> = {
  spfString: string('spf'),
  spfGroup: group('spf'),
  spfVersion: { name: scope('keyword.control.version.spf'), match: '(?i)(?<![^\\s"(])v=spf1(?=[\\s"]|$)' },
  spf: {
    patterns: [
      ...include('spfVersion'),
      {
        match: `(?i)(?<![^\\s"(])([-+~?]?)(${MECHANISMS})(?:(:)([^\\s"/]*))?((?:/\\d+)?(?://\\d+)?)(?=[\\s"]|$)`,
        captures: {
          ...captures(
            undefined,
            'keyword.operator.qualifier.spf',
            'support.function.mechanism.spf',
            'punctuation.separator.spf',
          ),
          4: { name: scope('variable.other.argument.spf'), patterns: include('macro', 'address') },
          5: { name: scope('constant.numeric.prefix.spf') },
        },
      },
      {
        match: '(?i)(?<![^\\s"(])(redirect|exp|[a-z][\\w.-]*)(=)([^\\s"]*)',
        captures: {
          ...captures(undefined, 'variable.parameter.modifier.spf', 'keyword.operator.assignment.spf'),
          3: { name: scope('variable.other.argument.spf'), patterns: include('macro') },
        },
      },
    ],
  },
  macro: {
    name: scope('constant.other.placeholder.spf'),
    match: '%(?:\\{[A-Za-z]\\d*[rR]?[-.+,/_=]*\\}|[%_-])',
  },
  address: {
    name: scope('constant.numeric.address.spf'),
    match: '(?<=:)(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)$',
  },
  tagsString: string('tags'),
  tagsGroup: group('tags'),
  tags: {
    patterns: [
      {
        match: '(?i)(?<![^\\s"(;])(v)(\\s*=\\s*)(DMARC1|DKIM1|STSv1|TLSRPTv1|BIMI1)\\b',
        captures: captures(
          undefined,
          'variable.parameter.tag',
          'keyword.operator.assignment',
          'keyword.control.version',
        ),
      },
      {
        match:
          '(?<![^\\s"(;])(p|sp|np|adkim|aspf|fo|rf|k|h|t|psd|s)(\\s*=\\s*)(none|quarantine|reject|[rs01dynu*]|rsa|ed25519|sha1|sha256|email|afrf)(?=[\\s;"\\\\:]|$)',
        captures: captures(
          undefined,
          'variable.parameter.tag',
          'keyword.operator.assignment',
          'constant.language.value',
        ),
      },
      {
        match: `(?<![^\\s"(;])(${TAGS})(\\s*=)`,
        captures: captures(undefined, 'variable.parameter.tag', 'keyword.operator.assignment'),
      },
      { name: scope('markup.underline.link'), match: '(?i:mailto:|https?://)[^\\s;,"\\\\]+' },
      { name: scope('punctuation.separator.tag'), match: ';' },
    ],
  },
};
