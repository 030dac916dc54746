import { AUTOMATIC_LIMIT, verifyZone } from '../engine/dnssec/verifyZone.ts';
import { lookUpMail, mailRecordsOf } from '../engine/mail/inZone/lookUpMail.ts';
import { publishedPolicy } from '../engine/mail/stsPolicy/publishedPolicy.ts';
import { checkMailFile } from './check/checkMailFile.ts';
import * as format from './format.ts';
import * as records from './records.ts';
import * as spf from './spf/command.ts';

/*
 * One bundle has what is made of zones and records beside checks, and what few checks need: most start sooner without it, and
 * no part of the engine is loaded twice.
 */

export const zoneCommands = { format, records, spf };

/** What few checks need: those of signed zones, of other files, those that ask. */
export const forFewChecks = {
  AUTOMATIC_LIMIT,
  verifyZone,
  lookUpMail,
  mailRecordsOf,
  publishedPolicy,
  checkMailFile,
};
