import * as check from './check/command.ts';
import * as format from './format.ts';
import * as records from './records.ts';
import * as spf from './spf/command.ts';

/** The commands for zones and records are one bundle: nearly all of each is the engine. */
export const zoneCommands = { check, format, records, spf };
