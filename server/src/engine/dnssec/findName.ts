import { type NameId, type NameTable, NO_NAME, ROOT } from '../zone/names.ts';
import { foldName } from './canonicalRdata.ts';

/** The (folded) name in wire form at the start of octets; NO_NAME where the table does not have it. */
export function findName(names: NameTable, octets: Uint8Array): NameId {
  const lower = octets.slice();
  const end = foldName(lower, 0);
  const starts: number[] = [];
  for (let at = 0; at < end - 1; at += (lower[at] as number) + 1) starts.push(at);
  let name: NameId = ROOT;
  for (const start of starts.reverse()) {
    const label = start + 1;
    name = names.find(name, lower, label, label + (lower[start] as number));
    if (name === NO_NAME) return NO_NAME;
  }
  return name;
}
