import type { MailHover } from '../assist.ts';

/** What is to be said of the place `offset` of an MTA-STS policy file, in words: the field there. */
export function hoverPolicy(_text: string, _offset: number): MailHover | undefined {
  return undefined;
}
