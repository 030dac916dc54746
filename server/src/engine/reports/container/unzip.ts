import { decodeUtf8 } from '../../text/utf8.ts';
import { REPORT } from '../findings.ts';
import type { NoteList } from '../notes.ts';
import { inflate } from './inflate.ts';
import { type Refusal, type Stock, tooLarge } from './limits.ts';

/** A file of an archive. */
export interface ZipFile {
  readonly name: string;
  readonly content: Uint8Array | Refusal;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/** Reports come one to an archive; folders of them are packed by people. */
const MOST_FILES = 10_000;

/** Whether it begins as a zip archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** The files of a zip archive, by its directory, no more than the stock allows. Never throws. */
export function* unzip(bytes: Uint8Array, stock: Stock, notes: NoteList): Generator<ZipFile | Refusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endRecord(view);
  if (end === undefined) {
    yield { refused: 'It is a zip archive whose end is missing. Get the file again: it was cut on the way.' };
    return;
  }
  let at = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_FILES) {
    yield {
      refused: `It is a zip archive with more than ${MOST_FILES} files. Unpack it, and name the files.`,
    };
    return;
  }
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) {
      yield { refused: 'It is a zip archive whose directory is broken. Get the file again.' };
      return;
    }
    const nameLength = view.getUint16(at + 28, true);
    const name = decodeUtf8(bytes, at + 46, Math.min(bytes.length, at + 46 + nameLength));
    if (!name.endsWith('/')) yield { name, content: contentOf(view, bytes, at, stock, notes) };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

function contentOf(
  view: DataView,
  bytes: Uint8Array,
  entry: number,
  stock: Stock,
  notes: NoteList,
): Uint8Array | Refusal {
  if (view.getUint16(entry + 8, true) & ENCRYPTED)
    return { refused: 'It is locked with a password. Unpack it first.' };
  const method = view.getUint16(entry + 10, true);
  const local = view.getUint32(entry + 42, true);
  if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL)
    return { refused: 'The archive has no such file where its directory says. Get the archive again.' };
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = bytes.subarray(start, start + view.getUint32(entry + 20, true));
  if (method === STORED) {
    stock.octets -= packed.length;
    return stock.octets < 0 ? tooLarge() : packed;
  }
  if (method !== DEFLATED)
    return { refused: `It is compressed by method ${method}, which is not known here. Unpack it first.` };
  const inflated = inflate(packed, stock);
  if ('refused' in inflated) return inflated;
  if (!inflated.isWhole)
    notes.add(
      REPORT.cut,
      'A file of the archive is damaged or ends too early. What could be unpacked is read.',
    );
  return inflated.bytes;
}

/** Where the record at an archive's end begins; a comment may stand behind it. */
function endRecord(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= first; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}
