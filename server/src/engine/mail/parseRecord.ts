import { type BimiRecord, parseBimiRecord } from './bimi/bimiRecord.ts';
import { type DkimKey, parseDkimKey } from './dkim/dkimKey.ts';
import { type DmarcRecord, parseDmarcRecord } from './dmarc/dmarcRecord.ts';
import type { MailKind, MailRecord } from './mailRecord.ts';
import { parseSpf } from './spf/parseSpf.ts';
import type { SpfRecord } from './spf/spfRecord.ts';
import { parseStsRecord, type StsRecord } from './sts/stsRecord.ts';
import { parseTlsRptRecord, type TlsRptRecord } from './tls/tlsRptRecord.ts';

/** What is read of a record of each kind. */
export interface ParsedRecords {
  readonly spf: SpfRecord;
  readonly dkim: DkimKey;
  readonly dmarc: DmarcRecord;
  readonly sts: StsRecord;
  readonly tls: TlsRptRecord;
  readonly bimi: BimiRecord;
}

export type ParsedRecord = ParsedRecords[MailKind];

const PARSERS: { readonly [K in MailKind]: (record: MailRecord) => ParsedRecords[K] } = {
  spf: parseSpf,
  dkim: parseDkimKey,
  dmarc: parseDmarcRecord,
  sts: parseStsRecord,
  tls: parseTlsRptRecord,
  bimi: parseBimiRecord,
};

/** Reads a mail record by its kind, right or not. */
export function parseRecord<K extends MailKind>(record: MailRecord & { readonly kind: K }): ParsedRecords[K] {
  return PARSERS[record.kind](record);
}
