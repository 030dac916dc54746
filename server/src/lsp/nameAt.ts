import type { CancellationToken, Position } from 'vscode-languageserver';
import { type Cursor, cursorAt } from '../engine/editing/entryAt.ts';
import { type Mention, mentionAt } from '../engine/editing/names/mention.ts';
import { apexOf, type Reading, readingsOf, renumber, type Zone } from '../engine/zone/zone.ts';
import { cursorIn, type FeatureParts } from './features/feature.ts';

/** What stands at a position, read in the zone that the document is part of. */
export interface NamePosition {
  /** The zone's own file. */
  readonly key: string;
  readonly zone: Zone;
  readonly reading: Reading;
  readonly cursor: Cursor;
  /** The name there, if there is one. */
  readonly mention: Mention | undefined;
}

/**
 * What stands at a position of an open document. A fragment of a zone is read where the workspace's zone file includes it,
 * open or not: only there its names are known.
 */
export async function nameAt(
  parts: FeatureParts,
  uri: string,
  position: Position,
  token: CancellationToken,
): Promise<NamePosition | undefined> {
  const found = await cursorIn(parts, uri, position, token);
  if (found === undefined) return undefined;
  const { document, judge, zone, reading, cursor } = found;
  if (judge === document && !apexOf(zone).hasSoa) {
    const including = await parts.workspace.including(document.key, () => !token.isCancellationRequested);
    const inside =
      including && [...readingsOf(including.zone.root)].find((each) => each.uri === document.key);
    if (including !== undefined && inside !== undefined) {
      return named(including.key, including.zone, inside, cursorAt(including.zone, inside, position));
    }
  }
  return named(judge.key, zone, reading, cursor);
}

function named(key: string, zone: Zone, reading: Reading, cursor: Cursor): NamePosition {
  renumber(zone);
  return { key, zone, reading, cursor, mention: mentionAt(zone, cursor) };
}
