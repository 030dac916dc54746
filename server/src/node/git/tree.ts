import { decodeUtf8 } from '../../engine/text/utf8.ts';

const BLANK = 0x20;
const REGULAR = /^100\d{3}$/;

/**
 * The regular files of a folder in a commit, by name: each with the name of its contents, in hexadecimal digits.
 *
 * @param tree as git keeps it: for each entry its mode, a blank, its name, a zero, and the name of its contents in octets
 * @param idOctets 20 with SHA-1, 32 with SHA-256
 */
export function filesInTree(tree: Uint8Array, idOctets: number): Map<string, string> {
  const files = new Map<string, string>();
  for (let at = 0; at < tree.length; ) {
    const blank = tree.indexOf(BLANK, at);
    const zero = tree.indexOf(0, blank + 1);
    if (blank < 0 || zero < 0) break;
    const end = zero + 1 + idOctets;
    if (REGULAR.test(decodeUtf8(tree, at, blank))) {
      const id = Buffer.from(tree.buffer, tree.byteOffset + zero + 1, idOctets).toString('hex');
      files.set(decodeUtf8(tree, blank + 1, zero), id);
    }
    at = end;
  }
  return files;
}
