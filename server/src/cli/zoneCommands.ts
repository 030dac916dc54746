import * as check from './check/command.ts';
import * as format from './format.ts';
import * as records from './records.ts';

/** The commands that read zones are one bundle: nearly all of each is the engine. */
export const zoneCommands = { check, format, records };
