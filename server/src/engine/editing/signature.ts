import { recordTypeByNumber } from '../records/recordTypes.ts';
import type { Position } from '../zone/position.ts';
import type { Reading, Zone } from '../zone/zone.ts';
import { DIRECTIVES } from './completion/directives.ts';
import { namedValues } from './completion/namedValues.ts';
import { slotAt } from './completion/slotAt.ts';
import { cursorAt } from './entryAt.ts';

/** One parameter of a signature: its place in the label, in UTF-16 units, and what it holds. */
export interface Parameter {
  readonly start: number;
  readonly end: number;
  readonly meaning: string;
}

/** The fields of a record, or the arguments of a directive, and which of them is at the cursor. */
export interface Signature {
  readonly label: string;
  readonly meaning: string;
  readonly reference: string;
  readonly parameters: readonly Parameter[];
  readonly active: number;
}

interface Part {
  readonly name: string;
  readonly meaning: string;
  readonly optional?: boolean | undefined;
}

/**
 * The shape of the record or directive at a position, from its type's declaration, with the field that the cursor is in or
 * that comes next.
 *
 * @returns `undefined` before the type, in comments and behind the last field
 */
export function signatureAt(zone: Zone, reading: Reading, position: Position): Signature | undefined {
  const role = slotAt(zone, cursorAt(zone, reading, position))?.role;
  if (role?.kind === 'argument') return directiveSignature(role.directive, role.index);
  if (role?.kind !== 'field') return undefined;
  const type = recordTypeByNumber(role.type);
  if (type === undefined) return undefined;
  const parts = type.fields.map((field): Part => {
    const values = namedValues(type.name, field).map(({ value, name }) => `${value || '""'} (${name})`);
    const known = values.length === 0 ? '' : `\n\n${values.join(', ')}`;
    return { name: field.name, meaning: field.kind.holds + known, optional: field.optional };
  });
  return signature(type.name, parts, type, role.index);
}

function directiveSignature(name: string, index: number): Signature | undefined {
  const directive = DIRECTIVES.find((known) => known.name === name);
  if (directive === undefined || index > directive.arguments.length) return undefined;
  return signature(name, directive.arguments, directive, index - 1);
}

function signature(
  name: string,
  parts: readonly Part[],
  { meaning, reference }: { readonly meaning: string; readonly reference: string },
  active: number,
): Signature {
  let label = name;
  const parameters: Parameter[] = [];
  for (const part of parts) {
    const shown = part.optional === true ? `[${part.name}]` : `<${part.name}>`;
    parameters.push({ start: label.length + 1, end: label.length + 1 + shown.length, meaning: part.meaning });
    label += ` ${shown}`;
  }
  return { label, meaning, reference, parameters, active };
}
