import type { MailRecord } from '../mailRecord.ts';
import { tagOf } from '../tags/tagList.ts';
import { readTransportRecord, type TransportRecord } from '../transportRecord.ts';

/** A BIMI assertion record (draft-brand-indicators-for-message-identification §4.3). */
export interface BimiRecord extends TransportRecord {
  readonly kind: 'bimi';
  /** Whether it says that no logo is to be shown: the place of the logo is empty, and so is that of the evidence (§4.3.1). */
  readonly isDeclination: boolean;
}

/** Reads a BIMI assertion record (draft-brand-indicators-for-message-identification §4.3), right or not. */
export function parseBimiRecord(record: MailRecord): BimiRecord {
  const read = readTransportRecord(record, 'bimi');
  const isDeclination = tagOf(read, 'l')?.value === '' && (tagOf(read, 'a')?.value ?? '') === '';
  return { ...read, isDeclination };
}
