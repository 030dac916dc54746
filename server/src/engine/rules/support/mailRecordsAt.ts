import { isMisread } from '../../mail/inZone/isMisread.ts';
import { type MailRecordInZone, mailRecordIn } from '../../mail/inZone/mailRecordIn.ts';
import type { MailKind } from '../../mail/mailRecord.ts';
import { type ParsedRecords, parseRecord } from '../../mail/parseRecord.ts';
import type { NameId } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { ZoneView } from '../zoneView.ts';
import { TXT } from './textStrings.ts';

/** A mail record of a zone: the TXT record, and what is read of it. */
export interface MailRecordAt<K extends MailKind> {
  readonly record: RecordView;
  readonly mail: MailRecordInZone;
  readonly parsed: ParsedRecords[K];
}

/**
 * The mail records of a kind at a (folded) name, in the file's order; those left out that are not read as they were meant,
 * which the rules for texts report.
 */
export function mailRecordsAt<K extends MailKind>(zone: ZoneView, name: NameId, kind: K): MailRecordAt<K>[] {
  const found: MailRecordAt<K>[] = [];
  for (const record of zone.recordsAt(name, TXT)) {
    const mail = mailRecordIn(zone, record);
    if (mail === undefined || mail.record.kind !== kind || isMisread(record, mail.record.text, zone))
      continue;
    found.push({ record, mail, parsed: parseRecord({ ...mail.record, kind }) });
  }
  return found;
}
