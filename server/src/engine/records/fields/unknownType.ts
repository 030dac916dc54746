import { type RdataInput, shown } from '../rdataInput.ts';
import { nearMnemonics } from '../typeMnemonics.ts';

/** Refuses token `i`, which a field takes for a type and which is none, with the type that is one slip away. */
export function refuseUnknownType(input: RdataInput, i: number): false {
  const text = input.text(i);
  const [near] = nearMnemonics(text);
  if (near === undefined) return input.reject(i);
  const message = `${input.subject()} ${shown(text)} is not valid: no record type has that name. Did you mean ${near}?`;
  return input.refuse(i, message, 'zone/rdata-invalid', { title: `Replace by ${near}`, text: near });
}
