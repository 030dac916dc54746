import type { Edit } from '../../finding.ts';
import { concatBytes } from '../../text/bytes.ts';
import type { ZoneFiles } from '../../zone/includes.ts';
import { nameText } from '../../zone/nameText.ts';
import { readZone } from '../../zone/readZone.ts';
import { createZone, type Reading, type Zone } from '../../zone/zone.ts';
import { withEdits } from './readAgain.ts';

/** The text of a file with edits; those of one block are in order. */
export function editedText({ blocks }: Reading, edits: readonly Edit[]): Uint8Array {
  return concatBytes(
    blocks.map((block) =>
      withEdits(
        block.bytes,
        edits.filter(({ place }) => place.block === block),
      ),
    ),
  );
}

/**
 * Reads a zone from the beginning with other texts of some of its files.
 *
 * @param texts by the files' identifiers
 * @param made files that are not there yet, by the paths that include them
 */
export function* rereadZone(
  zone: Zone,
  texts: ReadonlyMap<string, Uint8Array>,
  made: ReadonlyMap<string, Uint8Array> = new Map(),
): Generator<void, Zone> {
  const { root, names, origin, isNamed, files, reader } = zone;
  const edited: ZoneFiles = {
    include(path, from) {
      const fresh = made.get(path);
      if (fresh !== undefined) return { status: 'found', uri: `made:${path}`, bytes: fresh };
      const file = files.include(path, from);
      const bytes = file.status === 'found' ? texts.get(file.uri) : undefined;
      return bytes !== undefined && file.status === 'found' ? { ...file, bytes } : file;
    },
  };
  const again = createZone({
    uri: root.uri,
    origin: nameText(names, origin),
    isNamed,
    targets: reader.targets,
    files: edited,
  });
  yield* readZone(again, texts.get(root.uri) ?? editedText(root, []));
  return again;
}
