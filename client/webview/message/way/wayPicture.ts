import type { Hop } from '../../../../server/src/engine/message/messageReport.ts';
import { plain } from '../../../../server/src/engine/text/plain.ts';
import { svg } from '../../dom.ts';
import { t } from '../../l10n.ts';
import { encryptionOf } from './encryption.ts';
import { delayWords, encryptionWords } from './hopWords.ts';
import { hostsOf, type WayHost } from './hosts.ts';
import { edgeLine, label, lock } from './marks.ts';
import { truncated } from './truncated.ts';
import { PAD, type WayLayout } from './wayLayout.ts';

/** Across: where the line runs, and how high the picture is. */
const LINE = 78;
const HEIGHT = { level: 132, staggered: 166 } as const;
/** Down: where the line runs, and the words beside it. */
const RAIL = 24;
const WORDS = 48;
/** What a letter takes, about, in pixels; what a bold one takes. */
const LETTER = 6.4;
const BOLD = 7.8;

/**
 * The way of a message as a picture: hosts, and between them lines as long as the message took.
 *
 * @param words says the same for who cannot see it
 */
export function wayPicture(
  hops: readonly Hop[],
  layout: WayLayout,
  width: number,
  words: string,
): SVGSVGElement {
  const hosts = hostsOf(hops);
  const { isVertical, length } = layout;
  const isStaggered = !isVertical && hosts.length > 2 && hosts.some((host, i) => !fits(host, i, layout));
  const height = isVertical ? length : isStaggered ? HEIGHT.staggered : HEIGHT.level;
  return svg(
    'svg',
    {
      class: 'way-picture',
      role: 'img',
      'aria-label': words,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
    },
    zones(layout, width, height),
    hops.map((hop, i) => edge(hop, i, layout)),
    hosts.map((host, i) => node(host, i, layout, width, isStaggered)),
  );
}

/** What the sender says, and what the receiver saw itself. */
function zones({ isVertical, length, border }: WayLayout, width: number, height: number) {
  const zone = (kind: string, start: number, end: number, words: string) =>
    end > start && [
      svg('rect', {
        class: `zone ${kind}`,
        ...(isVertical
          ? { x: 0.5, y: start + 0.5, width: width - 1, height: end - start - 1 }
          : { x: start + 0.5, y: 0.5, width: end - start - 1, height: height - 1 }),
        rx: 4,
      }),
      isVertical
        ? label(words, width - 8, start + 16, 'end', 'quiet')
        : label(truncated(words, (end - start - 12) / LETTER), start + 7, 16, 'start', 'quiet'),
    ];
  return [
    zone('sender', 0, border, t('As the sender says')),
    zone('receiver', border, length, isVertical ? t('As the receiver saw it') : t('Receiver')),
  ];
}

/** A hop: a line, how long it took, and whether it was encrypted. */
function edge(hop: Hop, i: number, { isVertical, at, border }: WayLayout) {
  const [start = 0, end = 0] = [at[i], at[i + 1]];
  const encryption = encryptionOf(hop);
  const [delay, secrecy] = [delayWords(hop), encryptionWords(hop)];
  const tone = (words: string) => (words.startsWith('!') ? 'strong' : '');
  if (isVertical) {
    // Where the receiver's stretch begins, its title stands in front of its first host.
    const middle = (start + (start < border && border < end ? border : end)) / 2;
    const base = delay === '' ? middle + 6 : middle - 2;
    return svg(
      'g',
      {},
      edgeLine(hop, RAIL, start, RAIL, end),
      lock(encryption, WORDS, base - 12),
      label(secrecy, WORDS + 18, base, 'start', tone(secrecy)),
      delay !== '' && label(delay, WORDS + 18, base + 16, 'start', tone(delay)),
    );
  }
  const middle = (start + end) / 2;
  const letter = secrecy.startsWith('!') ? BOLD : LETTER;
  const words = truncated(secrecy, (end - start - 26) / letter);
  const isLocked = encryption !== 'unknown';
  return svg(
    'g',
    {},
    edgeLine(hop, start, LINE, end, LINE),
    delay !== '' &&
      label(truncated(delay, (end - start - 4) / BOLD), middle, LINE - 30, 'middle', tone(delay)),
    lock(encryption, middle - (words.length * letter) / 2 - 9, LINE - 23),
    label(words, middle + (isLocked ? 8 : 0), LINE - 11, 'middle', tone(secrecy)),
  );
}

function node({ name, ip }: WayHost, i: number, layout: WayLayout, width: number, isStaggered: boolean) {
  const { isVertical, at } = layout;
  const here = at[i] ?? 0;
  const full = plain(name ?? t('unnamed host'));
  const title = svg('title', {}, ip === null ? full : `${full} ${plain(ip)}`);
  const address = ip === null || ip === name ? '' : plain(ip);
  if (isVertical) {
    const room = (width - WORDS - 8) / LETTER;
    return svg(
      'g',
      {},
      title,
      svg('circle', { class: 'node', cx: RAIL, cy: here, r: 7 }),
      label(
        truncated(full, (width - WORDS - 8) / BOLD),
        WORDS,
        address === '' ? here + 4 : here - 1,
        'start',
        'strong',
      ),
      address !== '' && label(truncated(address, room), WORDS, here + 13, 'start', 'quiet'),
    );
  }
  const isLow = isStaggered && i % 2 === 1;
  const isFirst = i === 0;
  const isLast = i === at.length - 1;
  const pixels = roomAt(i, layout, isStaggered ? 2 : 1);
  const anchor = isFirst ? 'start' : isLast ? 'end' : 'middle';
  const x = isFirst ? 8 : isLast ? layout.length - 8 : here;
  const y = LINE + (isLow ? 60 : 26);
  return svg(
    'g',
    {},
    title,
    isLow && svg('line', { class: 'leader', x1: here, y1: LINE + 8, x2: here, y2: y - 12 }),
    svg('circle', { class: 'node', cx: here, cy: LINE, r: 7 }),
    label(truncated(full, pixels / BOLD), x, y, anchor, 'strong'),
    address !== '' && label(truncated(address, pixels / LETTER), x, y + 15, anchor, 'quiet'),
  );
}

/**
 * Pixels that a host's name has, across: up to half way to its neighbours on the same level; at the ends it begins at the border.
 *
 * @param step how many hosts further its neighbours are
 */
function roomAt(i: number, { at, length }: WayLayout, step: number): number {
  const here = at[i] ?? 0;
  const gaps = [i - step, i + step].flatMap((other) => Math.abs(here - (at[other] ?? Number.NaN)) / 2 || []);
  const half = Math.min(...gaps, length / 2);
  const isEnd = i === 0 || i === at.length - 1;
  return (isEnd ? PAD.across - 8 + half : 2 * Math.min(half, here, length - here)) - 8;
}

/** Whether all names can stand side by side. */
function fits({ name, ip }: WayHost, i: number, layout: WayLayout): boolean {
  return (name ?? ip ?? '').length * BOLD <= roomAt(i, layout, 1);
}
