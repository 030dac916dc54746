import type { MailCompletion } from '../assist.ts';

/** What could be written at the place `offset` of an MTA-STS policy file: fields, their values, or a whole policy. */
export function completePolicy(_text: string, _offset: number): readonly MailCompletion[] {
  return [];
}
