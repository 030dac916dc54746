import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CancellationToken,
  type Range,
  SymbolKind,
} from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { type Step, stepsFrom, stepsTo } from '../../engine/editing/hierarchy.ts';
import type { Place } from '../../engine/finding.ts';
import { nameText } from '../../engine/zone/nameText.ts';
import { type Reading, readingsOf, renumber, type Zone } from '../../engine/zone/zone.ts';
import { contentModified, mayName, nameId, workInAll } from '../acrossZones.ts';
import { definitionsOf } from '../definitions.ts';
import { nameAt } from '../nameAt.ts';
import { baseName } from '../uris.ts';
import { includedFile } from './definition.ts';
import type { Feature, FeatureParts } from './feature.ts';

/** So many records are followed from one name, or to one, in each zone. */
const MAX_STEPS = 1000;

const FILE_START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What an item stands for; the client hands it back. */
type ItemData = { readonly name: string } | { readonly file: string };

/** Calls, as far as records go: which names lead to a name and where it leads, and which files include which. */
export const callHierarchy: Feature = {
  capabilities: () => ({ callHierarchyProvider: true }),
  serve(parts) {
    const { connection, guard } = parts;
    const { callHierarchy: calls } = connection.languages;
    calls.onPrepare(
      guard('preparing a call hierarchy', null, async ({ textDocument: { uri }, position }, token) => {
        const found = await nameAt(parts, uri, position, token);
        if (found === undefined) return null;
        const file = includedFile(found);
        if (file !== undefined) return [fileItem(parts, file.uri)];
        const { mention, zone } = found;
        if (mention === undefined) return null;
        const { start, end } = mention;
        const item = await nameItem(
          parts,
          zone,
          mention.name,
          { block: mention.entry.block, start, end },
          token,
        );
        return item === undefined ? contentModified<void>() : [item];
      }),
    );
    calls.onIncomingCalls(
      guard('looking for what leads to a name', null, async ({ item }, token) => {
        const data = item.data as ItemData;
        return (
          (await ('file' in data ? includers(parts, data.file, token) : callers(parts, data.name, token))) ??
          contentModified<void>()
        );
      }),
    );
    calls.onOutgoingCalls(
      guard('looking for where a name leads', null, async ({ item }, token) => {
        const data = item.data as ItemData;
        const calls =
          'file' in data ? included(parts, data.file, token) : callees(parts, data.name, item.uri, token);
        return (await calls) ?? contentModified<void>();
      }),
    );
  },
};

function uriOf({ zones }: FeatureParts, key: string): string {
  return zones.get(key)?.uri ?? key;
}

function fileItem(parts: FeatureParts, key: string): CallHierarchyItem {
  const data: ItemData = { file: key };
  return {
    name: baseName(key),
    kind: SymbolKind.File,
    uri: uriOf(parts, key),
    range: FILE_START,
    selectionRange: FILE_START,
    data,
  };
}

function itemAt(
  name: string,
  detail: string,
  uri: string,
  range: Range,
  selectionRange = range,
): CallHierarchyItem {
  const data: ItemData = { name };
  return { name, detail, kind: SymbolKind.Class, uri, range, selectionRange, data };
}

/** A name where it is defined; where that is in no zone of the workspace, where it is written. */
async function nameItem(
  parts: FeatureParts,
  zone: Zone,
  name: number,
  written: Place,
  token: CancellationToken,
  type = '',
): Promise<CallHierarchyItem | undefined> {
  const definitions = await definitionsOf(parts, { zone }, name, token);
  if (definitions === undefined) return undefined;
  const text = nameText(zone.names, zone.names.fold(name));
  const [first] = definitions;
  if (first !== undefined) return itemAt(text, type, first.uri, first.record, first.name);
  const { uri, start, end } = fileRange(written);
  return itemAt(text, type === '' ? 'elsewhere' : `${type}, elsewhere`, uriOf(parts, uri), { start, end });
}

/** The records of all zones that lead to a name, by owner, type and file. */
async function callers(
  parts: FeatureParts,
  name: string,
  token: CancellationToken,
): Promise<CallHierarchyIncomingCall[] | undefined> {
  const found = new Map<string, CallHierarchyIncomingCall>();
  const done = await inAll(parts, name, token, (zone, id) => {
    for (const { owner, type, place } of stepsTo(zone, id, MAX_STEPS)) {
      const { uri, start, end } = fileRange(place);
      const text = nameText(zone.names, zone.names.fold(owner));
      const range = { start, end };
      const known = found.get(`${uri} ${text} ${type}`);
      if (known !== undefined) known.fromRanges.push(range);
      else {
        const from = itemAt(text, type, uriOf(parts, uri), range);
        found.set(`${uri} ${text} ${type}`, { from, fromRanges: [range] });
      }
    }
  });
  return done ? [...found.values()] : undefined;
}

/** Where the records at a name lead; the ranges of those in the item's file. */
async function callees(
  parts: FeatureParts,
  name: string,
  uri: string,
  token: CancellationToken,
): Promise<CallHierarchyOutgoingCall[] | undefined> {
  const steps: { readonly zone: Zone; readonly step: Step; readonly uri: string; readonly range: Range }[] =
    [];
  const done = await inAll(parts, name, token, (zone, id) => {
    for (const step of stepsFrom(zone, id, MAX_STEPS)) {
      const { uri: key, start, end } = fileRange(step.place);
      steps.push({ zone, step, uri: uriOf(parts, key), range: { start, end } });
    }
  });
  if (!done) return undefined;
  const found = new Map<string, CallHierarchyOutgoingCall>();
  for (const { zone, step, uri: file, range } of steps) {
    const { target, type } = step;
    const key = `${nameText(zone.names, zone.names.fold(target))} ${type}`;
    let call = found.get(key);
    if (call === undefined) {
      const to = await nameItem(parts, zone, target, step.place, token, type);
      if (to === undefined) return undefined;
      call = { to, fromRanges: [] };
      found.set(key, call);
    }
    if (file === uri) call.fromRanges.push(range);
  }
  return [...found.values()];
}

function inAll(
  parts: FeatureParts,
  name: string,
  token: CancellationToken,
  work: (zone: Zone, id: number) => void,
): Promise<boolean> {
  return workInAll(parts, mayName(name), token, ({ zone }) => {
    renumber(zone);
    work(zone, nameId(zone.names, name));
    return undefined;
  });
}

/** The files that include a file. */
async function includers(
  parts: FeatureParts,
  file: string,
  token: CancellationToken,
): Promise<CallHierarchyIncomingCall[] | undefined> {
  const found = new Map<string, CallHierarchyIncomingCall>();
  const done = await includesIn(parts, token, (outer, inner, range) => {
    if (inner.uri !== file) return;
    const known = found.get(outer.uri) ?? { from: fileItem(parts, outer.uri), fromRanges: [] };
    found.set(outer.uri, known);
    known.fromRanges.push(range);
  });
  return done ? [...found.values()] : undefined;
}

/** The files that a file includes. */
async function included(
  parts: FeatureParts,
  file: string,
  token: CancellationToken,
): Promise<CallHierarchyOutgoingCall[] | undefined> {
  const found = new Map<string, CallHierarchyOutgoingCall>();
  const done = await includesIn(parts, token, (outer, inner, range) => {
    if (outer.uri !== file) return;
    const known = found.get(inner.uri) ?? { to: fileItem(parts, inner.uri), fromRanges: [] };
    found.set(inner.uri, known);
    known.fromRanges.push(range);
  });
  return done ? [...found.values()] : undefined;
}

function includesIn(
  parts: FeatureParts,
  token: CancellationToken,
  work: (outer: Reading, inner: Reading, range: Range) => void,
): Promise<boolean> {
  return workInAll(
    parts,
    () => false,
    token,
    function* ({ zone }) {
      renumber(zone);
      for (const outer of readingsOf(zone.root)) {
        for (const [block, inner] of outer.includes) {
          if (block.include === undefined) continue;
          const { start, end } = fileRange({ block, start: block.include.start, end: block.include.end });
          work(outer, inner, { start, end });
        }
        yield;
      }
    },
  );
}
