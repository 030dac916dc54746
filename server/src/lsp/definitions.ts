import type { CancellationToken, Range } from 'vscode-languageserver';
import { type Definition, definitionOf, firstRecordAt } from '../engine/editing/definition.ts';
import { fileRange } from '../engine/editing/fileRange.ts';
import type { NameId } from '../engine/zone/names.ts';
import { nameText } from '../engine/zone/nameText.ts';
import { apexOf, renumber, type Zone } from '../engine/zone/zone.ts';
import { mayName, nameId, workInAll } from './acrossZones.ts';
import type { FeatureParts } from './features/feature.ts';
import type { NamePosition } from './nameAt.ts';

/** Where a name is defined, as a client knows it. */
export interface NameDefinition {
  readonly uri: string;
  /** The owner of its first record, or that record. */
  readonly name: Range;
  readonly record: Range;
}

/**
 * Where a name of a zone is defined: by its records there; else by those in the zones of the workspace that it lies in, the
 * innermost first; else by the wildcard or the delegation of its own zone that stands for it.
 *
 * @returns `undefined` where zones changed meanwhile, or the request was cancelled
 */
export async function definitionsOf(
  parts: FeatureParts,
  { zone }: Pick<NamePosition, 'zone'>,
  name: NameId,
  token: CancellationToken,
): Promise<NameDefinition[] | undefined> {
  const { names } = zone;
  const folded = names.fold(name);
  const uriOf = (key: string) => parts.zones.get(key)?.uri ?? key;
  const own = exact(zone, folded);
  if (own !== undefined) return [placed(own, zone, uriOf)];
  const text = nameText(names, folded);
  const others: { readonly depth: number; readonly definition: NameDefinition }[] = [];
  const done = await workInAll(parts, mayName(text), token, ({ zone: other }) => {
    if (other === zone) return undefined;
    const id = nameId(other.names, text);
    const apex = apexOf(other).name;
    const found = other.names.isWithin(id, apex) ? exact(other, id) : undefined;
    if (found !== undefined)
      others.push({ depth: other.names.labelCount(apex), definition: placed(found, other, uriOf) });
    return undefined;
  });
  if (!done) return undefined;
  const deepest = Math.max(...others.map(({ depth }) => depth));
  const innermost = others.filter(({ depth }) => depth === deepest).map(({ definition }) => definition);
  if (innermost.length > 0) return innermost;
  const standIn = definitionOf(zone, folded);
  return standIn === undefined ? [] : [placed(standIn, zone, uriOf)];
}

function exact(zone: Zone, name: NameId): Definition | undefined {
  return firstRecordAt(zone, name) && definitionOf(zone, name);
}

function placed({ name, record }: Definition, zone: Zone, uriOf: (key: string) => string): NameDefinition {
  renumber(zone);
  const { uri, start, end } = fileRange(name);
  const { start: from, end: to } = fileRange(record);
  return { uri: uriOf(uri), name: { start, end }, record: { start: from, end: to } };
}
