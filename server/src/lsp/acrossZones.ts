import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { labelSearch } from '../engine/editing/names/labelSearch.ts';
import { encodeUtf8 } from '../engine/text/utf8.ts';
import { type NameId, NameTable, NO_NAME, ROOT } from '../engine/zone/names.ts';
import { readName } from '../engine/zone/nameText.ts';
import type { FeatureParts } from './features/feature.ts';
import { isUnread } from './openZone.ts';
import type { IsRelevant, WorkspaceZone } from './workspaceZones.ts';

/** What is answered to a request whose zones have changed meanwhile: the client asks again if it still wants to know. */
export function contentModified<T>(): ResponseError<T> {
  return new ResponseError(
    LSPErrorCodes.ContentModified,
    'The zones have changed while they were looked through.',
  );
}

/**
 * Does some work in slices for a zone that may be open.
 *
 * @returns whether it came to its end: not where the zone changed or the request was cancelled
 */
export function workIn(
  { zones, slices }: FeatureParts,
  key: string,
  token: CancellationToken,
  steps: Generator<void>,
): Promise<boolean> {
  const open = zones.get(key);
  const revision = open?.revision;
  const isWanted = () =>
    !token.isCancellationRequested &&
    zones.get(key) === open &&
    open?.revision === revision &&
    !(open !== undefined && isUnread(open));
  return slices.run(steps, isWanted);
}

/**
 * Does some work for each zone of the workspace, in slices where it is in steps.
 *
 * @returns whether it came to its end in all of them
 */
export async function workInAll(
  parts: FeatureParts,
  isRelevant: IsRelevant,
  token: CancellationToken,
  work: (zone: WorkspaceZone) => Generator<void> | undefined,
): Promise<boolean> {
  for await (const zone of parts.workspace.all(isRelevant, () => !token.isCancellationRequested)) {
    const steps = work(zone);
    if (steps !== undefined && !(await workIn(parts, zone.key, token, steps))) return false;
  }
  return !token.isCancellationRequested;
}

/** A name in a zone's table by its absolute presentation form, folded; it is entered where it is new. */
export function nameId(names: NameTable, text: string): NameId {
  const bytes = encodeUtf8(text);
  const name = readName(names, bytes, 0, bytes.length, ROOT);
  return name === NO_NAME ? ROOT : names.fold(name);
}

/** Whether a zone file may speak of an absolute name: its first label stands there, or the name is at or above its origin. */
export function mayName(text: string): IsRelevant {
  const names = new NameTable();
  const name = nameId(names, text);
  if (name === ROOT) return () => false;
  const label = labelSearch(names.label(name));
  return (bytes, origin) => label.next(bytes, 0) >= 0 || names.isWithin(nameId(names, origin), name);
}
