import type { MailHover } from './assist.ts';
import { hoverBimi } from './bimi/hoverBimi.ts';
import { hoverDkim } from './dkim/hoverDkim.ts';
import { hoverDmarc } from './dmarc/hoverDmarc.ts';
import type { MailKind } from './mailRecord.ts';
import type { ParsedRecords } from './parseRecord.ts';
import { hoverSpf } from './spf/hoverSpf.ts';
import { hoverSts } from './sts/hoverSts.ts';
import { hoverTls } from './tls/hoverTls.ts';

const HOVERS: {
  readonly [K in MailKind]: (record: ParsedRecords[K], offset: number) => MailHover | undefined;
} = { spf: hoverSpf, dkim: hoverDkim, dmarc: hoverDmarc, sts: hoverSts, tls: hoverTls, bimi: hoverBimi };

/** What is to be said of the place `offset` of a record, in words: the term or tag there, else the record as a whole. */
export function hoverRecord<K extends MailKind>(
  record: ParsedRecords[K] & { readonly kind: K },
  offset: number,
): MailHover | undefined {
  return HOVERS[record.kind](record, offset);
}
