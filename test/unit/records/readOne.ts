import { printRdata, readRdata } from '../../../server/src/engine/records/rdata.ts';
import { type RdataFault, RdataInput } from '../../../server/src/engine/records/rdataInput.ts';
import { typeNumberAt } from '../../../server/src/engine/records/recordTypes.ts';
import { WireWriter } from '../../../server/src/engine/records/wire.ts';
import { encodeUtf8 } from '../../../server/src/engine/text/utf8.ts';
import { NameTable, ROOT } from '../../../server/src/engine/zone/names.ts';
import { readName } from '../../../server/src/engine/zone/nameText.ts';
import { scanEntry } from '../../../server/src/engine/zone/scanEntry.ts';
import { Tokens } from '../../../server/src/engine/zone/tokens.ts';

const names = new NameTable();
const tokens = new Tokens();
const input = new RdataInput(tokens, names);
const wire = new WireWriter();

/** What became of one record's RDATA. */
export interface OneRdata {
  /** Wire form in hexadecimal. */
  readonly hex?: string;
  readonly canonical?: string | undefined;
  readonly fault?: RdataFault;
  /** The text that the fault covers. */
  readonly at?: string;
}

/** Reads `TYPE RDATA`, which must scan as one entry of a zone file. */
export function readOne(line: string, origin = 'example.'): OneRdata {
  const bytes = encodeUtf8(`x ${line}`);
  scanEntry(bytes, 0, bytes.length, tokens);
  const type = typeNumberAt(bytes, tokens.start[1] as number, tokens.end[1] as number);
  if (type < 0) throw new Error(`no record type: ${line}`);
  const originBytes = encodeUtf8(origin);
  input.bytes = bytes;
  input.at = 2;
  input.begin(readName(names, originBytes, 0, originBytes.length, ROOT));
  wire.reset();
  if (readRdata(type, input, wire)) {
    const octets = wire.bytes.subarray(0, wire.length);
    return { hex: Buffer.from(octets).toString('hex'), canonical: printRdata(type, octets, octets.length) };
  }
  const { fault } = input;
  if (fault === undefined) throw new Error(`refused without a fault: ${line}`);
  return { fault, at: Buffer.from(bytes.subarray(fault.start, fault.end)).toString() };
}
