import type { MailCompletion } from './assist.ts';
import { completeBimi } from './bimi/completeBimi.ts';
import { completeDkim } from './dkim/completeDkim.ts';
import { completeDmarc } from './dmarc/completeDmarc.ts';
import type { MailKind } from './mailRecord.ts';
import type { ParsedRecords } from './parseRecord.ts';
import { completeSpf } from './spf/completeSpf.ts';
import { completeSts } from './sts/completeSts.ts';
import { completeTls } from './tls/completeTls.ts';

const COMPLETIONS: {
  readonly [K in MailKind]: (record: ParsedRecords[K], offset: number) => readonly MailCompletion[];
} = {
  spf: completeSpf,
  dkim: completeDkim,
  dmarc: completeDmarc,
  sts: completeSts,
  tls: completeTls,
  bimi: completeBimi,
};

/** What could be written at the place `offset` of a record; a text that begins is a record too, such as `v=DMARC1; `. */
export function completeRecord<K extends MailKind>(
  record: ParsedRecords[K] & { readonly kind: K },
  offset: number,
): readonly MailCompletion[] {
  return COMPLETIONS[record.kind](record, offset);
}
