import type { RecordView } from '../../rules/recordView.ts';
import { dataStart } from '../../rules/support/dataShape.ts';
import { SPF, TXT } from '../../rules/support/textStrings.ts';
import type { ZoneView } from '../../rules/zoneView.ts';
import { UNDERSCORE } from '../../zone/labelTraits.ts';
import { mailKind } from '../mailKind.ts';
import type { MailKind, MailRecord } from '../mailRecord.ts';
import { plainText } from './plainText.ts';
import { type ZoneText, zoneText } from './zoneText.ts';

const BLANK = 0x20;
const QUOTE = 0x22;
const LETTER_S = 0x73;
const LETTER_V = 0x76;

/** A mail record of a zone, and its text's places in the file. */
export interface MailRecordInZone {
  readonly record: MailRecord & { readonly kind: MailKind };
  readonly text: ZoneText;
}

/** The mail record that a TXT record is meant to be; `undefined` for all others, and for those that cannot be read. */
export function mailRecordIn(view: ZoneView, record: RecordView): MailRecordInZone | undefined {
  if ((record.type !== TXT && record.type !== SPF) || record.broken || !maybeMail(view, record))
    return undefined;
  const plain = plainText(record);
  let places = plain === undefined ? zoneText(record) : undefined;
  const text = plain ?? places?.text ?? '';
  const owner = ownerOf(view, record);
  const kind = record.type === SPF ? 'spf' : mailKind(text, owner);
  if (kind === undefined) return undefined;
  return {
    record: { kind, text, owner },
    // Only where something is found it is asked for.
    get text() {
      places ??= zoneText(record);
      return places;
    },
  };
}

/** The owner of a mail record: absolute, in lower case, without the final dot. */
export function ownerOf(view: ZoneView, record: RecordView): string {
  const owner = view.text(view.names.fold(record.owner));
  return owner.endsWith('.') ? owner.slice(0, -1) : owner;
}

/** By its first octets and its owner's labels: most TXT records of most zones are none, and are told so without being read. */
function maybeMail(view: ZoneView, record: RecordView): boolean {
  if ((view.names.traits(view.names.fold(record.owner)) & UNDERSCORE) !== 0) return true;
  const { bytes } = record.block;
  let at = dataStart(record);
  if (bytes[at] === QUOTE) at++;
  const first = bytes[at] as number;
  // Blanks, quotes of other kinds and escapes may stand before a version tag.
  return (first | 0x20) === LETTER_V || (first | 0x20) === LETTER_S || first === BLANK || !isWord(first);
}

function isWord(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
}
