import type { AuthResult, MessageReport } from '../../../../server/src/engine/message/messageReport.ts';
import { plain } from '../../../../server/src/engine/text/plain.ts';
import { el, svg } from '../../dom.ts';
import { t } from '../../l10n.ts';
import { resultMark } from '../../resultMark.ts';
import { stranger } from '../../stranger.ts';
import { type Identifier, identifiersOf, modesOf } from './alignment.ts';

/** Identifiers that are drawn; the rest is counted. */
const MOST = 10;

/** How the domains that vouch for the message relate to the one in From: a picture that is a list. */
export function alignmentFigure(report: MessageReport): HTMLElement {
  const { domain, organizationalDomain } = report.dmarc;
  const all = identifiersOf(report);
  const drawn = all.slice(0, MOST);
  const modes = modesOf(report.dmarc);
  return el(
    'figure',
    { class: 'alignment' },
    el('figcaption', {}, conclusion(report)),
    el(
      'div',
      { class: 'author' },
      el('span', { class: 'quiet' }, t('From')),
      el('strong', {}, domain === null ? t('no domain') : stranger(domain)),
      organizationalDomain !== null &&
        organizationalDomain !== domain &&
        el('span', { class: 'quiet' }, t('organizational domain {0}', plain(organizationalDomain))),
      modes !== undefined && el('span', { class: 'quiet' }, modes),
    ),
    el(
      'ul',
      { 'aria-label': t('Domains that could vouch for it') },
      drawn.map((identifier, i) => identifierItem(identifier, i === 0, i === drawn.length - 1)),
    ),
    all.length > MOST &&
      el('p', { class: 'quiet' }, t('{0} more signatures are not drawn.', all.length - MOST)),
  );
}

function identifierItem(
  { label, domain, result, isAligned, why }: Identifier,
  isFirst: boolean,
  isLast: boolean,
): HTMLElement {
  const { state, sign, word } = stateOf(result, isAligned);
  return el(
    'li',
    { class: state },
    branch(isFirst, isLast, sign),
    el(
      'div',
      { class: 'identifier' },
      el('span', { class: 'quiet' }, label),
      el('strong', {}, domain === null ? t('no domain') : stranger(domain)),
      el('span', { class: 'marks' }, resultMark(result), el('span', { class: 'word' }, word)),
      el('span', { class: 'why' }, stranger(why)),
    ),
  );
}

function stateOf(
  result: AuthResult,
  isAligned: boolean | null,
): { readonly state: string; readonly sign: string; readonly word: string } {
  if (isAligned === null) return { state: 'unknown', sign: '?', word: t('alignment not known') };
  if (!isAligned) return { state: 'apart', sign: '≠', word: t('not aligned: it does not count') };
  if (result === 'pass') return { state: 'counts', sign: '=', word: t('aligned: it counts') };
  const isOpen = result === 'unknown' || result === 'temperror';
  return { state: 'aligned', sign: '=', word: isOpen ? t('aligned') : t('aligned, but it did not pass') };
}

/** The line from the author's domain: a trunk that goes on to the next item, and a branch to this one. */
function branch(isFirst: boolean, isLast: boolean, sign: string): SVGElement {
  return svg(
    'svg',
    { class: 'branch', 'aria-hidden': 'true', focusable: 'false' },
    svg('line', {
      class: 'trunk',
      x1: '12',
      x2: '12',
      y1: isFirst ? '50%' : '0',
      y2: isLast ? '50%' : '100%',
    }),
    svg('line', { class: 'twig', x1: '12', x2: '100%', y1: '50%', y2: '50%' }),
    svg('circle', { cx: '50%', cy: '50%', r: '10' }),
    svg('text', { x: '50%', y: '50%', 'text-anchor': 'middle', 'dominant-baseline': 'central' }, sign),
  );
}

/** What follows for DMARC, in a sentence. */
function conclusion({ dmarc, spf, dkim }: MessageReport): string {
  const counts = [spf, ...dkim].filter(({ result, isAligned }) => result === 'pass' && isAligned === true);
  if (dmarc.domain === null) return t('From has no single domain that anything could vouch for.');
  const domain = plain(dmarc.domain);
  if (counts.length > 0)
    return t('{0} is vouched for: a check passed for a domain that is aligned with it.', domain);
  const isOpen = [spf, ...dkim].some(
    ({ result, isAligned }) =>
      isAligned !== false && (result === 'unknown' || result === 'temperror' || isAligned === null),
  );
  if (isOpen) return t('Whether anybody vouches for {0} is not known yet.', domain);
  return t('Nobody vouches for {0}: no check passed for a domain that is aligned with it.', domain);
}
