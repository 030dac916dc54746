/** Where the hosts of a way stand in its picture, in pixels. */
export interface WayLayout {
  readonly isVertical: boolean;
  /** Delays are drawn on a logarithmic scale: they differ too much for another. */
  readonly isLogarithmic: boolean;
  /** Of each host, along the way: x, or y where it is vertical. */
  readonly at: readonly number[];
  /** What the picture takes along the way. */
  readonly length: number;
  /** Where the receiver's stretch begins: behind it all can be believed. */
  readonly border: number;
}

/** Narrower than that the way runs downwards. */
const NARROW = 600;
/** The shortest line between two hosts: what is written at it needs the room. */
const LEAST_ACROSS = 116;
const LEAST_DOWN = 88;
/** What a line grows by at most, downwards. */
const GROWTH = 90;
/** The receiver's stretch begins that much before its first host; downwards its title stands there. */
const BEFORE = { across: 58, down: 38 } as const;
/** Room before the first host and behind the last. */
export const PAD = { across: 64, down: 44 } as const;
/** Delays that differ by more are drawn on a logarithmic scale. */
const LINEAR = 20;

/**
 * Lays out a way.
 *
 * @param delays of the hops, in seconds; `null` where one is not known
 * @param trusted the first hop that can be believed; -1 where none can
 * @param width of the picture, in pixels
 */
export function layWay(delays: readonly (number | null)[], trusted: number, width: number): WayLayout {
  const { weights, isLogarithmic } = weigh(delays);
  const least = LEAST_ACROSS * delays.length;
  const free = width - 2 * PAD.across - least;
  const isVertical = width < NARROW || free < 0;
  const sum = weights.reduce((a, b) => a + b, 0);
  const gaps = weights.map((weight, i) => {
    if (isVertical) return LEAST_DOWN + GROWTH * weight + (i === trusted ? BEFORE.down : 0);
    return LEAST_ACROSS + free * (sum === 0 ? 1 / weights.length : weight / sum);
  });
  let end: number = isVertical ? PAD.down : PAD.across;
  const at = [end, ...gaps.map((gap) => (end += gap))].map(Math.round);
  const length = Math.round(end) + (isVertical ? PAD.down : PAD.across);
  const first = at[trusted + 1];
  const border =
    trusted < 0 || first === undefined ? length : first - (isVertical ? BEFORE.down : BEFORE.across);
  return { isVertical, isLogarithmic, at, length, border };
}

/** How long each line is, from 0 to 1. */
function weigh(delays: readonly (number | null)[]): Pick<WayLayout, 'isLogarithmic'> & { weights: number[] } {
  const known = delays.map((delay) => Math.max(0, delay ?? 0));
  const most = Math.max(...known, 0);
  const smallest = Math.min(...known.filter((delay) => delay > 0));
  if (most === 0) return { isLogarithmic: false, weights: known };
  const isLogarithmic = most > LINEAR * smallest;
  return {
    isLogarithmic,
    weights: known.map((delay) => (isLogarithmic ? Math.log1p(delay) / Math.log1p(most) : delay / most)),
  };
}
