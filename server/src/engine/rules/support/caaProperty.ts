import { latin1 } from '../../text/bytes.ts';
import type { RecordView } from '../recordView.ts';

export const CAA = 257;

/** What a CAA record says (RFC 8659 §4.1). */
export interface CaaProperty {
  readonly flags: number;
  /** In lower case: tags are compared without case. */
  readonly tag: string;
  /** One unit per octet. */
  readonly value: string;
}

/** Tags that say who may issue (RFC 8659 §4.2 and §4.3, RFC 9495 §3, and the mark certificates of BIMI). */
export const ISSUE_TAGS: ReadonlySet<string> = new Set(['issue', 'issuewild', 'issuemail', 'issuevmc']);

let lastRecord: RecordView | undefined;
let lastProperty: CaaProperty | undefined;

/** The property of a CAA record; `undefined` when it cannot be read. Read once for all rules that look at a record. */
export function readCaaProperty(record: RecordView): CaaProperty | undefined {
  if (record !== lastRecord) {
    lastRecord = record;
    lastProperty = read(record);
  }
  return lastProperty;
}

function read(record: RecordView): CaaProperty | undefined {
  const wire = record.wire();
  if (wire === undefined) return undefined;
  const tagEnd = 2 + (wire[1] as number);
  return {
    flags: wire[0] as number,
    tag: latin1(wire, 2, tagEnd).toLowerCase(),
    value: latin1(wire, tagEnd, wire.length),
  };
}
