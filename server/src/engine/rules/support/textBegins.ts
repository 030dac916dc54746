import type { RecordView } from '../recordView.ts';
import { dataStart } from './dataShape.ts';

const BLANK = 0x20;
const QUOTE = 0x22;
/** What small letters have that capital ones have not. */
const CASE = 0x20;

/**
 * Whether a text begins with a word, by its octets as they are written: most texts begin otherwise, and are not read.
 *
 * @param word letters, digits and `=`, in lower case
 */
export function textBegins(record: RecordView, word: string): boolean {
  const { bytes } = record.block;
  let at = dataStart(record);
  while (bytes[at] === QUOTE || bytes[at] === BLANK) at++;
  for (let i = 0; i < word.length; i++) {
    if (((bytes[at + i] as number) | CASE) !== word.charCodeAt(i)) return false;
  }
  return true;
}
