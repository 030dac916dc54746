import { SERVICE_KEYS, type ServiceKey, serviceKeyByName } from '../../../records/fields/serviceKeys.ts';
import { SERVICE_VALUES } from '../../completion/serviceParameters.ts';
import {
  type Decoder,
  type FieldValue,
  type RecordValue,
  type TypeDecoder,
  unquoted,
} from '../fieldValue.ts';
import { code, escaped, listed } from '../markdown.ts';
import { standsAtWord } from '../standsAt.ts';

const priority: Decoder = ({ words: [word] }) =>
  word === '0'
    ? '**alias**: all is found at the target (RFC 9460 §2.4.2)'
    : '**service**: among several records the lowest number is tried first (RFC 9460 §2.4.3)';

const target: Decoder = (value, context, record) => {
  if (value.words[0] !== '.') return standsAtWord(value, context, record);
  return record.number('SvcPriority') === 0
    ? 'the service is not available (RFC 9460 §2.5.1)'
    : 'the owner itself (RFC 9460 §2.5.2)';
};

/** The registered key of a parameter; canonical text has `keyNNN` for those that BIND does not know by name. */
function keyOf(parameter: string): ServiceKey | undefined {
  const name = (parameter.split('=', 1)[0] ?? '').toLowerCase();
  const number = /^key(\d+)$/.exec(name)?.[1];
  return number === undefined
    ? serviceKeyByName(name)
    : SERVICE_KEYS.find((key) => key.number === Number(number));
}

/** Values that are names or numbers of something. */
const NAMED: ReadonlySet<string> = new Set(['alpn', 'groups']);

/** What a parameter is for, and what the values in it are. */
function parameterText(parameter: string): string {
  const key = keyOf(parameter);
  if (key === undefined) return 'a key that is not registered; clients pass it over';
  const known = (NAMED.has(key.value) && SERVICE_VALUES[key.name]) || [];
  const equals = parameter.indexOf('=');
  const values = equals < 0 ? [] : unquoted(parameter.slice(equals + 1)).split(',');
  const named = values.flatMap((value) =>
    known.filter(([text]) => text === value).map(([, meaning]) => meaning),
  );
  const sense = named.length > 0 ? ` — here ${escaped(listed(named))}` : '';
  return `${escaped(key.meaning)}${sense} (${key.reference})`;
}

const parameters: Decoder = ({ words }) => words.map(parameterText).join('; ');

/** Each parameter by itself. */
function splitParameters(value: FieldValue): FieldValue[] {
  return value.words.map((word) => ({ ...value, words: [word] }));
}

function defaults(record: RecordValue): string[] {
  const words = record.fields.at(-1)?.words ?? [];
  if (record.type.name !== 'HTTPS' || record.number('SvcPriority') === 0) return [];
  const hasAlpn = words.some((word) => word.startsWith('alpn='));
  return hasAlpn && !words.includes('no-default-alpn')
    ? [
        `Beside the protocols in ${code('alpn')}, HTTP/1.1 is spoken too: ${code('no-default-alpn')} is not there (RFC 9460 §7.1).`,
      ]
    : [];
}

export const SERVICE_BINDING: TypeDecoder = {
  fields: { SvcPriority: priority, TargetName: target, SvcParams: parameters },
  split: { SvcParams: splitParameters },
  notes: defaults,
  notedAt: ['SvcParams'],
};
