import type { RdataInput } from './rdataInput.ts';
import type { WireReader, WireWriter } from './wire.ts';

/** How one kind of RDATA field is written, read and printed. */
export interface FieldKind {
  /** What the field may hold, as it ends the sentence "expected …". */
  readonly holds: string;
  /**
   * Reads the field's token or tokens and writes its wire form.
   * @returns false when refused; the reason is then in `input.fault`
   */
  read(input: RdataInput, out: WireWriter): boolean;
  /** Adds the canonical words for the field's wire form, as BIND writes them; `reader.short` tells malformed data. */
  print(reader: WireReader, words: string[]): void;
  /** Whether the field's names are compared without case (RFC 4034 §6.2, RFC 4343): names are, text is not. */
  readonly caseless?: boolean;
  /** Whether the field is a name that the record points at. */
  readonly isTarget?: boolean;
  /** Whether the field holds as many types as follow: a type behind a word does not make that an owner then. */
  readonly listsTypes?: boolean;
  /** Whether blanks may stand anywhere in it, so that a long one may be cut over several lines. */
  readonly isDivisible?: boolean;
}

/** A named field of a record type. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  /** The field may be left out. */
  readonly optional?: boolean;
}

/** One record type, declared once; everything that knows about types reads this. */
export interface RecordType {
  /** Mnemonic in upper case. */
  readonly name: string;
  /** RR TYPE number (IANA DNS parameters). */
  readonly number: number;
  readonly fields: readonly Field[];
  /** Where the format is defined, such as `RFC 1035 §3.3.9`. */
  readonly reference: string;
  /** One line: what the record is for. */
  readonly meaning: string;
  /** Why not to use it any more and what replaces it, where that is so. */
  readonly obsolete?: string;
  /** Only in queries, answers or transfers: never in a zone file (RFC 6895 §3.1), or refused by the server. */
  readonly refused?: string;
}

/** Declares a field; the name is in the words of the type's RFC. */
export function field(name: string, kind: FieldKind): Field {
  return { name, kind };
}

/** Declares a field that may be left out; its kind reads nothing then. */
export function optionalField(name: string, kind: FieldKind): Field {
  return { name, kind, optional: true };
}
