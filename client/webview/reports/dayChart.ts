import type { TimeBin } from '../../../server/src/engine/reports/overview/timeBins.ts';
import { grouped } from '../../../server/src/engine/reports/summary/wording.ts';
import { el, svg } from '../dom.ts';

/** What the parts of a bar are called. */
export interface ChartWords {
  /** What the chart shows, in a sentence. */
  readonly label: string;
  readonly passed: string;
  readonly failed: string;
}

const HEIGHT = 160;
const LEFT = 56;
const BOTTOM = 20;
const TOP = 12;

let charts = 0;

/**
 * Bars over time: what passed, and on top of it, hatched, what failed. It is drawn for the width that it has, and anew when
 * that changes. A table says the same.
 *
 * @param chosen is told the days of a bar that is clicked
 */
export function dayChart(
  bins: readonly TimeBin[],
  words: ChartWords,
  chosen: (bin: TimeBin) => void,
): HTMLElement {
  const hatch = `hatch-${++charts}`;
  const place = el('div', { class: 'picture' });
  let drawn = 0;
  const draw = (width: number) => {
    if (width === drawn || width === 0) return;
    drawn = width;
    place.replaceChildren(drawing(bins, words, width, hatch, chosen));
  };
  new ResizeObserver(([entry]) => draw(Math.floor(entry?.contentRect.width ?? 0))).observe(place);
  return el(
    'figure',
    { class: 'chart' },
    place,
    el('figcaption', {}, swatch('passed', hatch), words.passed, ' ', swatch('failed', hatch), words.failed),
  );
}

function drawing(
  bins: readonly TimeBin[],
  words: ChartWords,
  width: number,
  hatch: string,
  chosen: (bin: TimeBin) => void,
): SVGElement {
  const most = niceTop(Math.max(1, ...bins.map(({ messages }) => messages)));
  const step = (width - LEFT) / bins.length;
  const bar = Math.max(1, Math.min(48, step * 0.8));
  const inner = HEIGHT - TOP - BOTTOM;
  const y = (count: number) => TOP + inner * (1 - count / most);
  const x = (i: number) => LEFT + i * step + (step - bar) / 2;
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: 'img', 'aria-label': words.label },
    pattern(hatch),
    [0, most / 2, most].map((count) => [
      svg('line', { class: 'grid', x1: LEFT, x2: width, y1: y(count), y2: y(count) }),
      svg('text', { x: LEFT - 6, y: y(count) + 4, 'text-anchor': 'end' }, shortNumber(count)),
    ]),
    bins.map((bin, i) => {
      const { messages, passed } = bin;
      if (messages === 0) return undefined;
      // What is there is seen, however little it is.
      const failed = messages > passed ? Math.max(2, y(passed) - y(messages)) : 0;
      const good = passed > 0 ? Math.max(1, y(0) - y(passed)) : 0;
      const top = y(0) - good - failed;
      return svg(
        'g',
        { class: 'bar', onclick: () => chosen(bin) },
        svg('title', {}, barText(bin, words)),
        svg('rect', { class: 'passed', x: x(i), y: y(0) - good, width: bar, height: good }),
        svg('rect', { class: 'failed', x: x(i), y: top, width: bar, height: failed }),
        svg('rect', { fill: `url(#${hatch})`, x: x(i), y: top, width: bar, height: failed }),
      );
    }),
    labelled(bins, step).map((i) => {
      const text = spanText(bins[i] as TimeBin);
      return svg('text', anchored(x(i) + bar / 2, text, width), text);
    }),
  );
}

/** Stripes: what failed is told apart without its colour. */
function pattern(id: string): SVGElement {
  return svg(
    'defs',
    {},
    svg(
      'pattern',
      { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      svg('rect', { class: 'stripe', width: 2, height: 6 }),
    ),
  );
}

function swatch(kind: 'passed' | 'failed', hatch: string): SVGElement {
  const all = { x: 0, y: 0, width: 14, height: 14 };
  return svg(
    'svg',
    { class: 'swatch', width: 14, height: 14, 'aria-hidden': 'true' },
    svg('rect', { class: kind, ...all }),
    kind === 'failed' && svg('rect', { fill: `url(#${hatch})`, ...all }),
  );
}

/** Which bars have their day below: as many as there is room for, the first and the last among them. */
function labelled(bins: readonly TimeBin[], step: number): number[] {
  const longest = Math.max(...bins.map((bin) => spanText(bin).length));
  const every = Math.max(1, Math.ceil((longest * 7 + 18) / step));
  const last = bins.length - 1;
  const all = bins.map((_, i) => i).filter((i) => i % every === 0 && (last - i >= every || i === last));
  return all.includes(last) ? all : [...all, last];
}

/** A text in the middle below a bar, as far as it does not leave the picture. */
function anchored(middle: number, text: string, width: number) {
  const half = text.length * 3.2;
  const x = Math.max(half, Math.min(middle, width - half));
  return { x, y: HEIGHT - 4, 'text-anchor': 'middle' };
}

function barText(bin: TimeBin, words: ChartWords): string {
  const { messages, passed } = bin;
  return `${spanText(bin)}: ${words.passed} ${grouped(passed)}, ${words.failed} ${grouped(messages - passed)}`;
}

/** The days of a bar. */
export function spanText({ from, to }: TimeBin): string {
  return from === to ? from : `${from} – ${to}`;
}

/** The next number of one digit, or half of it, at the top of an axis. */
function niceTop(most: number): number {
  const unit = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 6, 8, 10].map((each) => each * unit).find((each) => each >= most) ?? most;
}

function shortNumber(count: number): string {
  const units = [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const;
  const [size, unit] = units.find(([each]) => count >= each) ?? [1, ''];
  return `${Math.round((count / size) * 10) / 10}${unit}`;
}
