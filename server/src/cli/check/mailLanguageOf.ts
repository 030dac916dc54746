import { basename } from 'node:path';
import { type MailLanguage, mailFile, programFile } from '../../engine/mail/document/mailLanguage.ts';
import { ZONE_FIRST_LINE } from '../../engine/zone/zoneFileNames.ts';
import { firstLine } from '../../node/walk.ts';
import type { FoundFile } from './findZoneFiles.ts';

/** How a file is written that holds mail records and is no zone file; `undefined` for zone files. */
export function mailLanguageOf({ path, walked }: FoundFile): MailLanguage | undefined {
  if (path === '-') return undefined;
  const language = mailFile(basename(path));
  if (language !== undefined || walked) return language;
  // A zone file may be named after its zone, whatever that ends in.
  const program = programFile(basename(path));
  return program === undefined || ZONE_FIRST_LINE.test(firstLine(path)) ? undefined : program;
}
