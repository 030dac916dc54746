import type { Rule } from './rules/rule.ts';
import { RULES } from './rules/rules.ts';
import { createRuleState, type RuleState, runRules } from './rules/runRules.ts';
import { editZone, type TextChange } from './zone/editZone.ts';
import { readZone } from './zone/readZone.ts';
import { createZone, type Zone, type ZoneOptions } from './zone/zone.ts';

/** A zone and what the rules say of it, kept in step. */
export interface CheckedZone {
  readonly zone: Zone;
  readonly rules: RuleState;
}

export interface CheckOptions extends ZoneOptions {
  /** All rules unless given. */
  readonly rules?: readonly Rule[];
  /** The clock, in milliseconds since 1970 UTC; what depends on the date is not reported without one. */
  readonly now?: () => number;
  /** Names of the user's own name servers, absolute or without the final dot. */
  readonly nameServers?: readonly string[];
}

/** A zone that has yet to be read with {@link checkZone}. */
export function createCheckedZone(options: CheckOptions): CheckedZone {
  const { rules = RULES, now, nameServers } = options;
  return { zone: createZone(options), rules: createRuleState(rules, { now, nameServers }) };
}

/**
 * Reads and checks a zone from the beginning. Yields at short intervals, so that a host stays answerable; what was
 * found is complete when the generator is done.
 */
export function* checkZone(checked: CheckedZone, bytes: Uint8Array): Generator<void> {
  yield* readZone(checked.zone, bytes);
  yield* runRules(checked.zone, checked.rules);
}

/** {@link checkZone} in one go. */
export function checkZoneNow(checked: CheckedZone, bytes: Uint8Array): void {
  for (const _ of checkZone(checked, bytes));
}

/** Applies a change to one of the zone's files and brings the findings up to date. */
export function editCheckedZone(checked: CheckedZone, uri: string, change: TextChange): void {
  editZone(checked.zone, uri, change);
  for (const _ of runRules(checked.zone, checked.rules));
}
