import { type Decoder, type RecordValue, recordValue, type TypeDecoder, unquoted } from '../fieldValue.ts';
import { type HoverContext, soughtName } from '../hoverContext.ts';
import { recordsAt } from '../lookUp.ts';
import { code } from '../markdown.ts';
import { standsAtWord } from '../standsAt.ts';

/** The records of the type at the owner, this one among them. */
function siblings({ zone, known: [own] }: HoverContext, { view, owner }: RecordValue): RecordValue[] {
  if (own === undefined) return [];
  return recordsAt(own, soughtName(zone.names, owner), [view.type]).flatMap(
    (each) => recordValue(each) ?? [],
  );
}

/** Where a record stands in the order in which those of its type at the owner are tried: the lowest number first. */
function rank(field: string): Decoder {
  return (_, context, record) => {
    const all = siblings(context, record);
    const own = record.number(field);
    if (all.length < 2) return 'the only one here';
    const before = all.filter((each) => each.number(field) < own).length;
    const equal = all.filter((each) => each.number(field) === own).length - 1;
    const place = before === 0 ? 'tried first' : `tried after ${before} ${before === 1 ? 'other' : 'others'}`;
    return equal === 0
      ? place
      : `${place}, with ${equal} ${equal === 1 ? 'other' : 'others'} of the same number`;
  };
}

/** The part of the load that a record gets among those of its priority. */
const weight: Decoder = (_, context, record) => {
  const equals = siblings(context, record).filter(
    (each) => each.number('priority') === record.number('priority'),
  );
  if (equals.length < 2) return 'without effect: it is the only one of its priority';
  const sum = equals.reduce((total, each) => total + each.number('weight'), 0);
  if (sum === 0) return 'as often as the others of its priority';
  const own = record.number('weight');
  return own === 0
    ? 'hardly ever chosen while others of its priority have a weight'
    : `about ${Math.round((own / sum) * 100)} % of the clients among ${equals.length} of this priority`;
};

/** What stands at a target, or what `.` says in its place. */
function target(none: string): Decoder {
  return (value, context, record) => (value.words[0] === '.' ? none : standsAtWord(value, context, record));
}

const serviceOwner = /^_([a-z\d-]+)\._([a-z\d-]+)\.(.+)$/i;

export const MX: TypeDecoder = {
  fields: {
    preference: rank('preference'),
    'mail exchange': target('null MX: no mail is accepted (RFC 7505)'),
  },
};

export const KX: TypeDecoder = { fields: { preference: rank('preference') } };

export const SRV: TypeDecoder = {
  fields: {
    priority: rank('priority'),
    weight,
    target: target('the service is not offered here (RFC 2782)'),
  },
  notedAt: ['port'],
  notes({ owner }, { known: [own] }) {
    const parts = serviceOwner.exec(own?.view.text(owner) ?? '');
    if (parts === null) return [];
    return [
      `For the service ${code(parts[1] as string)} over ${code(parts[2] as string)} at ${code(parts[3] as string)}.`,
    ];
  },
};

export const URI: TypeDecoder = { fields: { priority: rank('priority'), weight } };

/** The parts of a substitution (RFC 3402 §3.2): expression, replacement, flags. */
function substitutionParts(text: string): [string, string, string] | undefined {
  const delimiter = text.charAt(0);
  const parts = ['', '', ''];
  let part = 0;
  for (let at = 1; at < text.length; at++) {
    if (text.charAt(at) === delimiter) part++;
    else if (text.charAt(at) === '\\' && text.charAt(at + 1) === delimiter) parts[part] += text.charAt(++at);
    else parts[part] += text.charAt(at);
  }
  return part === 2 ? (parts as [string, string, string]) : undefined;
}

const RESULTS: Readonly<Record<string, string>> = {
  S: 'a name with SRV records',
  A: 'a name with addresses',
  U: 'a URI',
  P: 'what the protocol says',
  '': 'a name with more NAPTR records',
};

function naptrInWords(record: RecordValue): string {
  const flags = unquoted(record.text('flags')).toUpperCase();
  const services = unquoted(record.text('services'));
  const result = RESULTS[flags] ?? 'what its flags say';
  const parts = substitutionParts(unquoted(record.text('regexp')));
  const replacement = record.text('replacement');
  const how =
    parts === undefined
      ? `: ${code(replacement)}`
      : `, ${code(parts[1])}, where the name that was asked for matches ${code(parts[0])}${parts[2] === 'i' ? ' in any case' : ''}`;
  const service = services === '' ? 'Whatever the service' : `For ${code(services)}`;
  return `${service}, the result is ${result}${how}.`;
}

export const NAPTR: TypeDecoder = {
  fields: {
    order: rank('order'),
    preference: rank('preference'),
    regexp: ({ words }) => {
      const parts = substitutionParts(unquoted(words.join(' ')));
      return parts && `${code(parts[0])} becomes ${code(parts[1])}`;
    },
    replacement: target('none: the expression makes the result'),
  },
  notes: (record) => [naptrInWords(record)],
};
