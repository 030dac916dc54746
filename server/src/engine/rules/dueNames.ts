import { type NameId, NO_NAME } from '../zone/names.ts';

/** From this many names on, a flag for every name of the zone is cheaper than a set. */
const MANY_NAMES = 1 << 14;

/** A set of names that are taken in the order of their adding. */
export class DueNames {
  private names: NameId[] = [];
  private at = 0;
  private readonly few = new Set<NameId>();
  private flags: Uint8Array | undefined;

  add(name: NameId): void {
    if (this.flags === undefined) {
      if (this.few.has(name)) return;
      this.few.add(name);
      if (this.few.size === MANY_NAMES) this.flag();
    } else {
      if (name >= this.flags.length) this.grow(name);
      if (this.flags[name] === 1) return;
      this.flags[name] = 1;
    }
    this.names.push(name);
  }

  /** The first name that is due, or NO_NAME. */
  first(): NameId {
    return this.names[this.at] ?? NO_NAME;
  }

  takeFirst(): void {
    const name = this.first();
    this.few.delete(name);
    if (this.flags !== undefined) this.flags[name] = 0;
    if (++this.at < this.names.length) return;
    this.names = [];
    this.at = 0;
    this.flags = undefined;
  }

  private flag(): void {
    this.flags = new Uint8Array(Math.max(...this.few) * 2);
    for (const name of this.few) this.flags[name] = 1;
    this.few.clear();
  }

  private grow(name: NameId): void {
    const bigger = new Uint8Array(name * 2);
    bigger.set(this.flags ?? []);
    this.flags = bigger;
  }
}
