import { type NameId, NO_NAME } from './names.ts';
import type { ReadState } from './state.ts';

/** The parts of a {@link ReadState}, one bit each. */
const ORIGIN = 1;
const OWNER = 2;
const ORIGIN_CHANGED = 4;
const DEFAULT_TTL = 8;
const LAST_TTL = 16;
const ZONE_CLASS = 32;
const GENERATED = 64;
const INCLUDED = 128;
const DATED = 256;
const AFTER_BROKEN = 512;
const TTL_REPORTED = 1024;

/** What reading a text took from the state before it, and what it put in its place: sets of parts. */
export interface StateUse {
  readonly taken: number;
  readonly written: number;
  /** The owner that was only compared with the one before it, {@link NO_NAME} where none was. */
  readonly compared: NameId;
}

/** The use that text without entries makes of a state. */
export const NO_USE: StateUse = { taken: 0, written: 0, compared: NO_NAME };

type Values = { -readonly [K in keyof ReadState]: ReadState[K] };

/** Whether text gave an origin, or a default TTL, for what follows it. */
export function sets({ written }: StateUse, part: 'origin' | 'defaultTtl'): boolean {
  return (written & (part === 'origin' ? ORIGIN : DEFAULT_TTL)) !== 0;
}

/** A state that is carried from entry to entry, and notes which of its parts are taken or written on the way. */
export class CarriedState implements Values {
  private readonly now: Values;
  private taken = 0;
  private written = 0;
  private compared: NameId = NO_NAME;

  constructor(entry: ReadState) {
    this.now = { ...entry };
  }

  /** The state as it is now, and what led to it. */
  leave(): { readonly exit: ReadState; readonly use: StateUse } {
    const { taken, written, compared } = this;
    return { exit: { ...this.now }, use: { taken, written, compared } };
  }

  /** Whether an entry with this owner repeats the last one: then it could leave it out. */
  repeats(owner: NameId): boolean {
    const isFirst = this.compared === NO_NAME && ((this.written | this.taken) & OWNER) === 0;
    if (isFirst && (this.written & ORIGIN_CHANGED) === 0) {
      this.compared = owner;
      return repeatsOwner(this.now, owner);
    }
    return this.owner === owner && !this.originChanged;
  }

  /** A function that puts the owner back as it is now: what is read until then leaves none behind. */
  holdOwner(): () => void {
    const { owner, originChanged } = this.now;
    const { written } = this;
    return () => {
      this.now.owner = owner;
      this.now.originChanged = originChanged;
      const lent = (OWNER | ORIGIN_CHANGED) & ~written;
      this.written &= ~lent;
    };
  }

  /** Notes that a part is looked at: what an entry of this text has written is not from the state before it. */
  private take(part: number): Values {
    this.taken |= part & ~this.written;
    return this.now;
  }

  private write(part: number): Values {
    this.written |= part;
    return this.now;
  }

  get origin() {
    return this.take(ORIGIN).origin;
  }
  set origin(value) {
    this.write(ORIGIN).origin = value;
  }
  get owner() {
    return this.take(OWNER).owner;
  }
  set owner(value) {
    this.write(OWNER).owner = value;
  }
  get originChanged() {
    return this.take(ORIGIN_CHANGED).originChanged;
  }
  set originChanged(value) {
    this.write(ORIGIN_CHANGED).originChanged = value;
  }
  get defaultTtl() {
    return this.take(DEFAULT_TTL).defaultTtl;
  }
  set defaultTtl(value) {
    this.write(DEFAULT_TTL).defaultTtl = value;
  }
  get lastTtl() {
    return this.take(LAST_TTL).lastTtl;
  }
  set lastTtl(value) {
    this.write(LAST_TTL).lastTtl = value;
  }
  get zoneClass() {
    return this.take(ZONE_CLASS).zoneClass;
  }
  set zoneClass(value) {
    this.write(ZONE_CLASS).zoneClass = value;
  }
  get generated() {
    return this.take(GENERATED).generated;
  }
  set generated(value) {
    this.write(GENERATED).generated = value;
  }
  get included() {
    return this.take(INCLUDED).included;
  }
  set included(value) {
    this.write(INCLUDED).included = value;
  }
  get dated() {
    return this.take(DATED).dated;
  }
  set dated(value) {
    this.write(DATED).dated = value;
  }
  get afterBroken() {
    return this.take(AFTER_BROKEN).afterBroken;
  }
  set afterBroken(value) {
    this.write(AFTER_BROKEN).afterBroken = value;
  }
  get ttlReported() {
    return this.take(TTL_REPORTED).ttlReported;
  }
  set ttlReported(value) {
    this.write(TTL_REPORTED).ttlReported = value;
  }
}

/** Whether text that was read with the state `entry` reads the same with `state`: they agree in all that it took. */
export function suits({ taken, compared }: StateUse, entry: ReadState, state: ReadState): boolean {
  if ((differing(entry, state) & taken) !== 0) return false;
  return compared === NO_NAME || repeatsOwner(entry, compared) === repeatsOwner(state, compared);
}

/** The state behind text that {@link suits} `state`: what it did not write flows on from there to its exit. */
export function flowOn({ written }: StateUse, exit: ReadState, state: ReadState): ReadState {
  const flowing = differing(exit, state) & ~written;
  if (flowing === 0) return exit;
  const from = (part: number) => ((flowing & part) === 0 ? exit : state);
  return {
    origin: from(ORIGIN).origin,
    owner: from(OWNER).owner,
    originChanged: from(ORIGIN_CHANGED).originChanged,
    defaultTtl: from(DEFAULT_TTL).defaultTtl,
    lastTtl: from(LAST_TTL).lastTtl,
    zoneClass: from(ZONE_CLASS).zoneClass,
    generated: from(GENERATED).generated,
    included: from(INCLUDED).included,
    dated: from(DATED).dated,
    afterBroken: from(AFTER_BROKEN).afterBroken,
    ttlReported: from(TTL_REPORTED).ttlReported,
  };
}

/** Whether two states are equal: all text that follows reads the same. */
export function sameState(a: ReadState, b: ReadState): boolean {
  return differing(a, b) === 0;
}

function repeatsOwner(state: ReadState, owner: NameId): boolean {
  return state.owner === owner && !state.originChanged;
}

/** The parts in which two states differ. */
function differing(a: ReadState, b: ReadState): number {
  if (a === b) return 0;
  return (
    (a.origin === b.origin ? 0 : ORIGIN) |
    (a.owner === b.owner ? 0 : OWNER) |
    (a.originChanged === b.originChanged ? 0 : ORIGIN_CHANGED) |
    (a.defaultTtl === b.defaultTtl ? 0 : DEFAULT_TTL) |
    (a.lastTtl === b.lastTtl ? 0 : LAST_TTL) |
    (a.zoneClass === b.zoneClass ? 0 : ZONE_CLASS) |
    (a.generated === b.generated ? 0 : GENERATED) |
    (a.included === b.included ? 0 : INCLUDED) |
    (a.dated === b.dated ? 0 : DATED) |
    (a.afterBroken === b.afterBroken ? 0 : AFTER_BROKEN) |
    (a.ttlReported === b.ttlReported ? 0 : TTL_REPORTED)
  );
}
