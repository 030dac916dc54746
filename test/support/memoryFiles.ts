import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import type { ZoneFiles } from '../../server/src/engine/zone/includes.ts';

/** Included files from memory, by the path that includes them. */
export function memoryFiles(files: Readonly<Record<string, string>>): ZoneFiles {
  return {
    include(path) {
      const text = files[path];
      if (text === undefined) return { status: 'missing', tried: [path] };
      return { status: 'found', uri: path, bytes: encodeUtf8(text) };
    },
  };
}
