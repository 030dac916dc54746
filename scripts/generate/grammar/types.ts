import type { RecordType } from '../../../server/src/engine/records/field.ts';
import { serviceParameters } from '../../../server/src/engine/records/fields/serviceParameters.ts';
import { typeCovered, typeCoveredByNumber } from '../../../server/src/engine/records/fields/typeCovered.ts';
import { RECORD_TYPES } from '../../../server/src/engine/records/recordTypes.ts';

/** How the data of a type is coloured, where a colour depends on that. */
export type DataKind = 'text' | 'service' | 'caa' | 'listed' | 'covered' | 'encoded' | 'value';

function dataKind({ name, fields }: RecordType): DataKind {
  const kinds = fields.map(({ kind }) => kind);
  if (name === 'TXT' || name === 'SPF') return 'text';
  if (name === 'CAA') return 'caa';
  if (kinds.includes(serviceParameters)) return 'service';
  if (kinds.includes(typeCovered) || kinds.includes(typeCoveredByNumber)) return 'covered';
  if (kinds.some(({ listsTypes }) => listsTypes)) return 'listed';
  if (kinds.some(({ holds }) => /base64|base32hex|hexadecimal digits/.test(holds))) return 'encoded';
  return 'value';
}

/** A pattern for any of several words; the longest first. */
function oneOf(words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
}

/** The mnemonics of all types of a kind, as a pattern in any case; the generic form has values of any kind. */
export function typesOf(kind: DataKind): string {
  const names = RECORD_TYPES.filter((type) => dataKind(type) === kind).map(({ name }) => name);
  if (kind === 'value') names.push('TYPE\\d{1,5}');
  if (kind === 'service') names.push('TYPE6[45]');
  return `(?i:${oneOf(names)})`;
}

/** All types, as a pattern in any case. */
export const ANY_TYPE = `(?i:${oneOf([...RECORD_TYPES.map(({ name }) => name), 'TYPE\\d{1,5}'])})`;

/** The types that most records have. */
export const COMMON_TYPE =
  '(?i:SOA|NS|A|AAAA|CNAME|MX|TXT|PTR|SRV|CAA|HTTPS|SVCB|TLSA|DS|DNSKEY|NAPTR|SSHFP|TYPE\\d{1,5})';
