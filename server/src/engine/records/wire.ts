import { foldByte } from '../text/bytes.ts';
import { type NameId, type NameTable, ROOT } from '../zone/names.ts';

/** RDLENGTH is 16 bits (RFC 1035 §3.2.1). */
export const MAX_RDATA = 0xffff;

/**
 * Where an RDATA's wire form grows: one buffer, used again for every record. Writing past {@link MAX_RDATA} is
 * harmless and noted in `overflow`.
 */
export class WireWriter {
  readonly bytes = new Uint8Array(MAX_RDATA + 1);
  length = 0;
  overflow = false;

  reset(): void {
    this.length = 0;
    this.overflow = false;
  }

  u8(value: number): void {
    if (this.length >= MAX_RDATA) this.overflow = true;
    else this.bytes[this.length++] = value;
  }

  u16(value: number): void {
    this.u8(value >>> 8);
    this.u8(value & 0xff);
  }

  u32(value: number): void {
    this.u16(Math.floor(value / 0x10000) & 0xffff);
    this.u16(value & 0xffff);
  }

  octets(source: Uint8Array, start = 0, end = source.length): void {
    for (let i = start; i < end; i++) this.u8(source[i] as number);
  }

  /** A domain name, uncompressed. */
  name(names: NameTable, id: NameId): void {
    const length = names.wireLength(id);
    if (this.length + length > MAX_RDATA) {
      this.overflow = true;
      return;
    }
    names.write(id, this.bytes, this.length);
    this.length += length;
  }

  /** A hash in which names that differ in ASCII case alone are equal; 31 bits. */
  hash(): number {
    let hash = 0x811c9dc5;
    for (let i = 0; i < this.length; i++) {
      hash = Math.imul(hash ^ foldByte(this.bytes[i] as number), 0x01000193);
    }
    return (hash ^ (hash >>> 15)) & 0x7fffffff;
  }
}

/** Reads an RDATA's wire form. A read past the end gives zeros and sets `short`: the data is malformed. */
export class WireReader {
  readonly bytes: Uint8Array;
  at = 0;
  short = false;
  /** Set where the data has no presentation form but the generic one (RFC 3597 §5). */
  generic = false;
  readonly end: number;

  constructor(bytes: Uint8Array, end = bytes.length) {
    this.bytes = bytes;
    this.end = end;
  }

  get left(): number {
    return this.end - this.at;
  }

  u8(): number {
    if (this.at >= this.end) {
      this.short = true;
      return 0;
    }
    return this.bytes[this.at++] as number;
  }

  u16(): number {
    return this.u8() * 0x100 + this.u8();
  }

  u32(): number {
    return this.u16() * 0x10000 + this.u16();
  }

  octets(count: number): Uint8Array {
    if (count > this.left) {
      this.short = true;
      count = this.left;
    }
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  /** A domain name, uncompressed and well-formed. */
  name(names: NameTable): NameId {
    const length = this.u8();
    if (length === 0) return ROOT;
    const label = this.octets(length);
    return names.child(this.name(names), label, 0, label.length);
  }

  rest(): Uint8Array {
    return this.octets(this.left);
  }
}
