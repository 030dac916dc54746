import type { Edit } from '../../finding.ts';
import type { Zone } from '../../zone/zone.ts';
import { findMentions } from '../names/findMentions.ts';
import { renameEdit } from './renameEdit.ts';
import type { Renaming } from './renaming.ts';

/** An edit of a file, and the reading that asks for it: a file may be read several times. */
export interface ReadingEdit {
  readonly reading: object;
  readonly edit: Edit;
}

/** Finds all edits that a rename takes in a zone's files. Yields at short intervals. */
export function* renameEdits(
  zone: Zone,
  renaming: Renaming,
  found: (edit: ReadingEdit) => void,
): Generator<void> {
  yield* findMentions(zone, { name: renaming.from, below: true }, (mention) => {
    const edit = renameEdit(zone.names, mention, renaming);
    if (edit !== undefined) found({ reading: mention.entry.reading, edit });
  });
}
