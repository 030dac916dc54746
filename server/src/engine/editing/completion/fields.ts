import type { Field } from '../../records/field.ts';
import { caaTag } from '../../records/fields/caaTag.ts';
import { characterStrings } from '../../records/fields/characterString.ts';
import { name as nameKind, names, quotableTarget, target } from '../../records/fields/name.ts';
import { period } from '../../records/fields/period.ts';
import { serviceParameters } from '../../records/fields/serviceParameters.ts';
import { signerName } from '../../records/fields/signerName.ts';
import { typeCovered, typeCoveredByNumber } from '../../records/fields/typeCovered.ts';
import { recordTypeByNumber } from '../../records/recordTypes.ts';
import { NO_NAME } from '../../zone/names.ts';
import { nameText } from '../../zone/nameText.ts';
import { apexOf } from '../../zone/zone.ts';
import { caaTagCompletions, caaValueCompletions } from './caa.ts';
import {
  all,
  type Completion,
  type CompletionSource,
  type Completions,
  joined,
  NOTHING,
} from './completion.ts';
import { timerCompletions } from './durations.ts';
import { typeCompletions } from './headers.ts';
import { textCompletions } from './mailText.ts';
import { namedValues } from './namedValues.ts';
import { targetCompletions } from './names.ts';
import { firstSerial } from './recordSnippets.ts';
import { serviceParameterCompletions } from './serviceParameters.ts';
import { UNDERSCORE_NAMES } from './underscoreNames.ts';

const CAA = 257;
const SOA = 6;
/** Types whose targets need not be hosts of their own. */
const ALIASES: ReadonlySet<string> = new Set([
  'CNAME',
  'DNAME',
  'PTR',
  'NAPTR',
  'SVCB',
  'HTTPS',
  'NSEC',
  'RP',
]);
/** Types whose target may be the root, and what that says. */
const ROOT_TARGETS: Readonly<Record<string, string>> = {
  MX: 'no host: with preference 0, no mail is accepted (RFC 7505)',
  SRV: 'no host: the service is not offered (RFC 2782)',
  SVCB: 'the owner itself (RFC 9460 §2.5.2)',
  HTTPS: 'the owner itself (RFC 9460 §2.5.2)',
  NAPTR: 'none: the regular expression decides (RFC 3403 §4.1)',
};

/** What the field at the slot may hold. */
export function fieldCompletions(source: CompletionSource): Completions {
  const { role, quoted } = source.slot;
  if (role.kind !== 'field') return NOTHING;
  const { type, field, data } = role;
  const { kind, name } = field;
  const typeName = recordTypeByNumber(type)?.name ?? '';
  if (kind === serviceParameters) return serviceParameterCompletions(source);
  if (kind === characterStrings && typeName === 'TXT') return textCompletions(source);
  if (kind === caaTag) return all(caaTagCompletions());
  if (type === CAA && name === 'value')
    return all(inQuotes(source, caaValueCompletions(source, data[1]?.text ?? '')));
  const values = valueItems(typeName, field);
  if (isText(typeName, name)) return all(inQuotes(source, values));
  if (quoted) return NOTHING;
  if (type === SOA) return soaCompletions(source, name);
  if (kind.listsTypes || kind === typeCovered || kind === typeCoveredByNumber)
    return all(typeCompletions(source));
  if (isName(field)) return nameCompletions(source, typeName);
  if (kind === period) return all(timerCompletions(source, name));
  if (name === 'port') return joined(all(portItems(source)), all(values));
  return all(values);
}

function isName({ kind }: Field): boolean {
  return (
    kind === target || kind === quotableTarget || kind === nameKind || kind === names || kind === signerName
  );
}

function isText(type: string, field: string): boolean {
  return type === 'HINFO' || (type === 'NAPTR' && ['flags', 'services', 'regexp'].includes(field));
}

function valueItems(type: string, field: Field): Completion[] {
  return namedValues(type, field).map(({ value, name, meaning, obsolete }) => ({
    label: value,
    kind: 'value',
    typedAs: `${value} ${name}`,
    aside: name,
    detail: obsolete === undefined ? meaning : `${meaning}; ${obsolete}`,
    ...(obsolete === undefined ? {} : { isObsolete: true }),
  }));
}

/** Values of a text field: in quotes, unless the cursor is in some already. */
function inQuotes({ slot }: CompletionSource, items: readonly Completion[]): Completion[] {
  if (slot.quoted) return items.filter(({ label }) => label !== '');
  return items.map((item) => ({ ...item, label: `"${item.label}"`, typedAs: item.typedAs ?? item.label }));
}

function nameCompletions(source: CompletionSource, type: string): Completions {
  const root = ROOT_TARGETS[type];
  const role = source.slot.role;
  const number = role.kind === 'field' ? role.type : 0;
  const found = targetCompletions(source, number, !ALIASES.has(type));
  return joined(found, all(root === undefined ? [] : [{ label: '.', kind: 'host', detail: root }]));
}

function soaCompletions(source: CompletionSource, field: string): Completions {
  const { zone, now } = source;
  if (field === 'MNAME') return targetCompletions(source, 2, true);
  if (field === 'RNAME') {
    const zoneName = nameText(zone.names, apexOf(zone).name);
    const detail = `the operator's mailbox, hostmaster@${zoneName.replace(/\.$/, '')} (RFC 2142 §7): the first dot stands for "@"`;
    return all([{ label: 'hostmaster', kind: 'host', detail }]);
  }
  if (field === 'serial') {
    const label = firstSerial(now);
    return all([
      { label, kind: 'value', detail: "today's date and the first change of the day (RFC 1912 §2.2)" },
    ]);
  }
  return all(timerCompletions(source, field));
}

/** The port that the owner's service has. */
function portItems({ zone, owner }: CompletionSource): Completion[] {
  if (owner === NO_NAME) return [];
  const text = nameText(zone.names, owner);
  return UNDERSCORE_NAMES.filter(({ name, port }) => port !== undefined && text.startsWith(`${name}.`)).map(
    ({ port, meaning }) => ({ label: String(port), kind: 'value', detail: meaning }),
  );
}
