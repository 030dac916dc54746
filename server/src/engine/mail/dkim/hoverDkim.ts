import type { MailHover } from '../assist.ts';
import type { DkimKey } from './dkimKey.ts';

/** What is to be said of the place `offset` of a record. */
export function hoverDkim(_record: DkimKey, _offset: number): MailHover | undefined {
  return undefined;
}
