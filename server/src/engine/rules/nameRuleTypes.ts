import type { NameRule } from './rule.ts';

/** Rules for names with the same types of records, and all signs that one of them needs; whether one is run without any. */
export interface RulesAtName {
  readonly rules: readonly NameRule[];
  readonly needs: number;
  readonly isAlways: boolean;
}

/** Which rules are run at a name, by the types of its records. */
export interface NameRuleTypes {
  /** By type: the bit that stands for it, 0 for all types that no rule looks at. */
  readonly bits: Uint8Array;
  /**
   * The rules for a name with records of these types.
   *
   * @param low bits from 0 to 31
   * @param high bits from 32 on
   */
  rulesFor(low: number, high: number, isSeveral: boolean): RulesAtName;
}

const TYPES = 0x10000;
const BITS = 64;
/** A zone that has more combinations was made to have them. */
const MOST = 512;

const known = new WeakMap<readonly NameRule[], NameRuleTypes>();

/** What is kept of a list of rules: zones have few combinations of types. */
export function nameRuleTypes(rules: readonly NameRule[]): NameRuleTypes {
  const before = known.get(rules);
  if (before !== undefined) return before;
  const made = makeTypes(rules);
  known.set(rules, made);
  return made;
}

function makeTypes(rules: readonly NameRule[]): NameRuleTypes {
  const types = [...new Set(rules.flatMap((rule) => (typeof rule.types === 'string' ? [] : rule.types)))];
  if (types.length >= BITS)
    throw new RangeError(`Rules look at ${types.length} types, of ${BITS - 1} at most.`);
  const bits = new Uint8Array(TYPES);
  for (const [i, type] of types.entries()) bits[type] = i + 1;
  const isAmong = (type: number, low: number, high: number) => {
    const bit = bits[type] as number;
    return ((bit < 32 ? low >>> bit : high >>> (bit - 32)) & 1) === 1;
  };
  const make = (low: number, high: number, isSeveral: boolean): RulesAtName => {
    const byType = rules.filter(
      (rule) => typeof rule.types !== 'string' && rule.types.some((type) => isAmong(type, low, high)),
    );
    const forAll = rules.filter((rule) => rule.types === 'all');
    const forSeveral = isSeveral ? rules.filter((rule) => rule.types === 'several') : [];
    const own = [...byType, ...forAll, ...forSeveral];
    return {
      rules: own,
      needs: own.reduce((signs, rule) => signs | (rule.needs ?? 0), 0),
      isAlways: own.some((rule) => rule.needs === undefined),
    };
  };
  const byBits = new Map<number, Map<number, RulesAtName>>();
  return {
    bits,
    rulesFor(low, high, isSeveral) {
      // Bit 0 says nothing of types that count, so it is free for this.
      const key = isSeveral ? low | 1 : low & ~1;
      let byLow = byBits.get(high);
      if (byLow === undefined) {
        if (byBits.size === MOST) byBits.clear();
        byLow = new Map();
        byBits.set(high, byLow);
      }
      const own = byLow.get(key);
      if (own !== undefined) return own;
      if (byLow.size === MOST) byLow.clear();
      const made = make(low, high, isSeveral);
      byLow.set(key, made);
      return made;
    },
  };
}
