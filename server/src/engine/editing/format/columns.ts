import type { FormatOptions } from './formatOptions.ts';
import { nextStop } from './layoutWriter.ts';

/** Where the columns of a section start, in characters from the line's start. */
export interface Columns {
  readonly ttl: number;
  readonly class: number;
  readonly type: number;
  readonly data: number;
  /** Whether the class stands before the TTL. */
  readonly isClassFirst: boolean;
}

/** TTLs and types that are longer do not widen their columns: few are. */
const TTL_WIDTH = 8;
const TYPE_WIDTH = 7;
const CLASS_WIDTH = 4;

/** How wide what stands in a column of a section is: how many have each number of characters. */
export class Widths {
  private readonly counts: number[] = [];
  private total = 0;

  add(width: number): void {
    this.counts[width] = (this.counts[width] ?? 0) + 1;
    this.total++;
  }

  get isEmpty(): boolean {
    return this.total === 0;
  }

  /**
   * The width of the column: of the widest that is no wider than `most`, so that a few long ones do not push all others to
   * the right. Where more than half are wider, three times that counts.
   */
  fit(most: number): number {
    let fitting = 0;
    let width = 0;
    for (let i = 0; i <= most; i++) {
      if (this.counts[i] === undefined) continue;
      fitting += this.counts[i] as number;
      width = i;
    }
    if (fitting * 2 >= this.total) return width;
    for (let i = most + 1; i <= 3 * most; i++) if (this.counts[i] !== undefined) width = i;
    return width;
  }
}

/** What the records of a section have in each column. */
export interface SectionWidths {
  readonly owner: Widths;
  readonly ttl: Widths;
  readonly class: Widths;
  readonly type: Widths;
  /** Whether the first record that has both has the class before the TTL. */
  isClassFirst: boolean | undefined;
}

export function noWidths(): SectionWidths {
  return {
    owner: new Widths(),
    ttl: new Widths(),
    class: new Widths(),
    type: new Widths(),
    isClassFirst: undefined,
  };
}

/** The columns that a section needs; one without anything takes no room. */
export function columnsFor(widths: SectionWidths, options: FormatOptions): Columns {
  const behind = (start: number, column: Widths, most: number) =>
    column.isEmpty ? start : nextStop(start + Math.max(column.fit(most), 1) + 1, options.tabSize);
  const isClassFirst = widths.isClassFirst ?? false;
  const owner = nextStop(Math.max(widths.owner.fit(options.ownerWidth), 1) + 1, options.tabSize);
  const [first, second] = isClassFirst ? [widths.class, widths.ttl] : ([widths.ttl, widths.class] as const);
  const [firstWidth, secondWidth] = isClassFirst ? [CLASS_WIDTH, TTL_WIDTH] : [TTL_WIDTH, CLASS_WIDTH];
  const middle = behind(owner, first, firstWidth);
  const type = behind(middle, second, secondWidth);
  return {
    ttl: isClassFirst ? middle : owner,
    class: isClassFirst ? owner : middle,
    type,
    data: behind(type, widths.type, TYPE_WIDTH),
    isClassFirst,
  };
}
