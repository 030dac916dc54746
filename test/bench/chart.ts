import { OWN } from './peers.ts';
import type { Cold } from './results.ts';
import { count, isChecker, time } from './tables.ts';

const WIDTH = 780;
const HEIGHT = 420;
/** Where the lines are drawn; right of it stand their names. */
const PLOT = { left: 64, right: 520, top: 48, bottom: 364 };
/** How far right of the lines their names stand; a thin line leads there. */
const GAP = 24;
/** The least distance between two names, so that they can be read. */
const LABEL_HEIGHT = 17;

/** Colours for light and dark surroundings: the file follows its reader's. Our line stands out from the others'. */
const STYLE = `
  svg { --ink: #1f2328; --faint: #59636e; --grid: #d1d9e0; --own: #0a62c9; --peer: #818b98; }
  @media (prefers-color-scheme: dark) {
    svg { --ink: #f0f6fc; --faint: #9198a1; --grid: #3d444d; --own: #58a6ff; --peer: #818b98; }
  }
  text { font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: var(--faint); }
  .title { font-size: 15px; font-weight: 600; fill: var(--ink); }
  .grid { stroke: var(--grid); stroke-width: 1; }
  .line { fill: none; stroke: var(--peer); stroke-width: 1.5; stroke-linejoin: round; }
  .lead { fill: none; stroke: var(--grid); stroke-width: 1; }
  .dot { fill: var(--peer); }
  .own.line { stroke: var(--own); stroke-width: 3; }
  .own.dot { fill: var(--own); }
  .own.name { fill: var(--own); font-weight: 600; }
`;

/** A picture of time against size, both in powers of ten, as SVG; each line has its name beside it. */
export function chart({ zones, rows }: Cold): string {
  const sizes = zones.map(({ records }) => records);
  const lines = [...new Set(rows.map(({ program }) => program))].filter(isChecker).map((program) => ({
    program,
    points: rows
      .filter((row) => row.program === program)
      .map(({ records, seconds }) => ({ records, seconds: seconds.median })),
  }));
  const times = lines.flatMap(({ points }) => points.map(({ seconds }) => seconds));
  const x = scale(Math.min(...sizes), Math.max(...sizes), PLOT.left, PLOT.right);
  const [fastest, slowest] = [Math.min(...times), Math.max(...times)];
  const y = scale(fastest / 1.5, slowest * 1.5, PLOT.bottom, PLOT.top);
  const ends = lines.map(({ points }) => y(points.at(-1)?.seconds ?? 1));
  const labels = apart(ends, LABEL_HEIGHT);
  const parts = [
    `<text class="title" x="${PLOT.left - 48}" y="24">Time to check a zone file, from the start of the program</text>`,
    ...powersOfTen(fastest / 1.5, slowest * 1.5).map(
      (value) =>
        `<line class="grid" x1="${PLOT.left}" x2="${PLOT.right}" y1="${round(y(value))}" y2="${round(y(value))}"/>` +
        `<text x="${PLOT.left - 8}" y="${round(y(value) + 4)}" text-anchor="end">${decade(value)}</text>`,
    ),
    ...sizes.map(
      (value) =>
        `<text x="${round(x(value))}" y="${PLOT.bottom + 22}" text-anchor="middle">${count(value)}</text>`,
    ),
    `<text x="${round((PLOT.left + PLOT.right) / 2)}" y="${PLOT.bottom + 42}" text-anchor="middle">records</text>`,
    // Ours last, on top of the others.
    ...lines
      .map(({ program, points }, index) => ({ program, points, at: labels[index] ?? 0 }))
      .sort((a, b) => Number(a.program === OWN) - Number(b.program === OWN))
      .map(({ program, points, at }) => {
        const own = program === OWN ? 'own ' : '';
        const places = points.map(({ records, seconds }) => [round(x(records)), round(y(seconds))] as const);
        return [
          `<polyline class="${own}line" points="${places.map((place) => place.join(',')).join(' ')}"/>`,
          ...places.map(([cx, cy]) => `<circle class="${own}dot" cx="${cx}" cy="${cy}" r="${own ? 4 : 3}"/>`),
          `<polyline class="lead" points="${PLOT.right + 6},${places.at(-1)?.[1]} ${PLOT.right + GAP - 4},${round(at)}"/>`,
          `<text class="${own}name" x="${PLOT.right + GAP}" y="${round(at + 4)}">${program} ${time(points.at(-1)?.seconds ?? 0)}</text>`,
        ].join('\n');
      }),
  ];
  const description = lines
    .map(({ program, points }) => `${program}: ${points.map(({ seconds }) => time(seconds)).join(', ')}`)
    .join('; ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">`,
    `<title>Time to check zones of ${sizes.map(count).join(', ')} records</title>`,
    `<desc>${description}</desc>`,
    `<style>${STYLE}</style>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

/** Maps a range of values, by their logarithms, to a range of places. */
function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = Math.log10(high / low) || 1;
  return (value) => from + ((to - from) * Math.log10(value / low)) / span;
}

/** The powers of ten in a range. */
function powersOfTen(low: number, high: number): number[] {
  const first = Math.ceil(Math.log10(low));
  const last = Math.floor(Math.log10(high));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => 10 ** (first + index));
}

/** A power of ten of seconds. */
function decade(seconds: number): string {
  return seconds >= 1 ? `${Math.round(seconds)} s` : `${Number((seconds * 1000).toPrecision(1))} ms`;
}

/** Moves places apart, as little as it takes, so that any two are at least `distance` from each other. */
export function apart(places: readonly number[], distance: number): number[] {
  const order = [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  // Neighbours that meet form a group, which is spread evenly about the mean of where its members want to be.
  const groups: { members: number[]; mean: number }[] = [];
  for (const index of order) {
    let group = { members: [index], mean: places[index] ?? 0 };
    for (let last = groups.at(-1); last !== undefined; last = groups.at(-1)) {
      const needed = (distance * (last.members.length + group.members.length)) / 2;
      if (group.mean - last.mean >= needed) break;
      groups.pop();
      const members = [...last.members, ...group.members];
      group = { members, mean: members.reduce((sum, each) => sum + (places[each] ?? 0), 0) / members.length };
    }
    groups.push(group);
  }
  const moved: number[] = [];
  for (const { members, mean } of groups) {
    for (const [place, index] of members.entries()) {
      moved[index] = mean + (place - (members.length - 1) / 2) * distance;
    }
  }
  return moved;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
