import { createDnssecState, type DnssecState } from './dnssec/dnssecState.ts';
import { createLookupState, type LookupState } from './mail/inZone/lookupState.ts';
import type { Rule } from './rules/rule.ts';
import { RULES } from './rules/rules.ts';
import { createRuleState, type RuleState, runRules } from './rules/runRules.ts';
import { editText, type TextChange } from './zone/editZone.ts';
import { setText, settleZone } from './zone/readZone.ts';
import { createZone, type Zone, type ZoneOptions } from './zone/zone.ts';

/** A zone and what the rules say of it, kept in step. */
export interface CheckedZone {
  readonly zone: Zone;
  readonly rules: RuleState;
  readonly dnssec: DnssecState;
  readonly lookups: LookupState;
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
  return {
    zone: createZone(options),
    rules: createRuleState(rules, { now, nameServers }),
    dnssec: createDnssecState(),
    lookups: createLookupState(),
  };
}

/**
 * Reads and checks a zone from the beginning. Yields at short intervals, so that a host stays answerable; what was
 * found is complete when the generator is done.
 */
export function* checkZone(checked: CheckedZone, bytes: Uint8Array): Generator<void> {
  setText(checked.zone, bytes);
  yield* settle(checked);
}

/**
 * Brings what was read and found up to date with the zone's text. Yields at short intervals, and may be given up there:
 * settling anew goes on with what is left.
 */
export function* settle({ zone, rules }: CheckedZone): Generator<void> {
  yield* settleZone(zone);
  yield* runRules(zone, rules);
}

/** {@link checkZone} in one go. */
export function checkZoneNow(checked: CheckedZone, bytes: Uint8Array): void {
  for (const _ of checkZone(checked, bytes));
}

/** Applies a change to one of the zone's files; `settle` does what it takes to know what that changes. */
export function changeText({ zone }: CheckedZone, uri: string, change: TextChange): void {
  editText(zone, uri, change);
}

/** {@link changeText}, and all that follows in one go. */
export function editCheckedZone(checked: CheckedZone, uri: string, change: TextChange): void {
  changeText(checked, uri, change);
  for (const _ of settle(checked));
}
