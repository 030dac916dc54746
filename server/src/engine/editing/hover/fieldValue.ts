import type { Field, RecordType } from '../../records/field.ts';
import { recordTypeByNumber } from '../../records/recordTypes.ts';
import { WireReader } from '../../records/wire.ts';
import type { RecordView } from '../../rules/recordView.ts';
import type { NameId } from '../../zone/names.ts';
import type { HoverContext } from './hoverContext.ts';

/** The value of a field as it stands in an entry. */
export interface FieldValue {
  readonly type: RecordType;
  readonly field: Field;
  /** In canonical form, as words; as written where the record cannot be read. */
  readonly words: readonly string[];
  /** On the wire; nothing where the record cannot be read. */
  readonly octets: Uint8Array;
}

/** A record that can be read, taken apart. */
export interface RecordValue {
  readonly view: RecordView;
  readonly type: RecordType;
  readonly owner: NameId;
  /** The RDATA on the wire. */
  readonly wire: Uint8Array;
  readonly fields: readonly FieldValue[];
  /** The canonical words of a field, with blanks between them. */
  text(field: string): string;
  /** A field that is a number. */
  number(field: string): number;
}

/** What a value of a record means, in Markdown: `undefined` where nothing is to be said of it. */
export type Decoder = (value: FieldValue, context: HoverContext, record: RecordValue) => string | undefined;

/** What is to be said of a type's records: of single fields by their names, and of the whole. */
export interface TypeDecoder {
  readonly fields?: Readonly<Record<string, Decoder>>;
  /** For fields that hold several things: each by itself. */
  readonly split?: Readonly<Record<string, (value: FieldValue) => readonly FieldValue[]>>;
  /** Paragraphs about the whole record, in Markdown. */
  readonly notes?: (record: RecordValue, context: HoverContext) => readonly string[];
  /** The fields that the notes are shown with too; all unless given. */
  readonly notedAt?: readonly string[];
}

/** Takes a record apart; `undefined` where it cannot be read, and for types that are not known. */
export function recordValue(view: RecordView): RecordValue | undefined {
  const type = recordTypeByNumber(view.type);
  const wire = type && view.wire()?.slice();
  if (type === undefined || wire === undefined) return undefined;
  const reader = new WireReader(wire);
  const fields = type.fields.map((field): FieldValue => {
    const start = reader.at;
    const words: string[] = [];
    field.kind.print(reader, words);
    return { type, field, words, octets: wire.subarray(start, reader.at) };
  });
  if (reader.short || reader.generic) return undefined;
  const text = (name: string) => fields.find(({ field }) => field.name === name)?.words.join(' ') ?? '';
  return { view, type, owner: view.owner, wire, fields, text, number: (name) => Number(text(name)) };
}

/** The words of a value as one text; digits that are divided because there are many are joined. */
export function joined(words: readonly string[]): string {
  const isDivided = words.length > 1 && words.slice(0, -1).every((word) => /^[\w+/=]{56}$/.test(word));
  return words.join(isDivided ? '' : ' ');
}

/** A character string as canonical text has it, without its quotes and escapes. */
export function unquoted(text: string): string {
  return text
    .replace(/^"(.*)"$/s, '$1')
    .replace(/\\(\d{3}|.)/gs, (_, code: string) =>
      code.length === 3 ? String.fromCharCode(Number(code)) : code,
    );
}
