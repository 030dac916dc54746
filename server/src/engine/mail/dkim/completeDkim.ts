import type { MailCompletion } from '../assist.ts';
import type { DkimKey } from './dkimKey.ts';

/** What could be written at the place `offset` of a record. */
export function completeDkim(_record: DkimKey, _offset: number): readonly MailCompletion[] {
  return [];
}
