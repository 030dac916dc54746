import type { Hop } from '../../../../server/src/engine/message/messageReport.ts';
import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { delayText } from '../../../../server/src/engine/message/render/delay.ts';
import { plain } from '../../../../server/src/engine/text/plain.ts';
import { type Content, el, svg } from '../../dom.ts';
import { findingItem } from '../../findingList.ts';
import { growingList } from '../../growingList.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';
import { revealButton } from '../../revealButton.ts';
import { encryptionOf } from './encryption.ts';
import { hopTable } from './hopTable.ts';
import { scopeWords } from './hopWords.ts';
import { hostsOf } from './hosts.ts';
import { edgeLine } from './marks.ts';
import { layWay } from './wayLayout.ts';
import { wayPicture } from './wayPicture.ts';

/** Hops in the picture: more than any message has on an honest way. */
const MOST = 30;
/** Of the picture while nobody knows how wide the page is. */
const WIDTH = 680;

/** The way of the message: a picture, what is wrong there, and a table that says all. */
export function waySection(message: ShownMessage<PlacedReport>): HTMLElement {
  const { hops } = message.analysis.report;
  const title = el('h2', { id: 'way' }, t('The way of the message'));
  if (hops.length === 0) {
    return el(
      'section',
      { class: 'way', 'aria-labelledby': 'way' },
      title,
      el('p', {}, t('The message has no Received field: nothing tells which way it took.')),
    );
  }
  // The last hops are the receiver's, which can be believed.
  const drawn = hops.slice(-MOST);
  const left = hops.length - drawn.length;
  const findings = hops.flatMap((hop) => hop.findings.map((finding) => ({ hop, finding })));
  return el(
    'section',
    { class: 'way', 'aria-labelledby': 'way' },
    title,
    el('p', {}, summaryWords(hops)),
    picture(drawn),
    left > 0 && el('p', { class: 'quiet' }, t('The first {0} hops are in the table alone.', left)),
    findings.length > 0 &&
      growingList(
        findings,
        ({ hop, finding }) =>
          findingItem(
            { ...finding, message: `${t('Hop {0}.', hop.number)} ${finding.message}` },
            revealButton(message, hop.field),
          ),
        { class: 'findings' },
      ).element,
    el('details', {}, el('summary', {}, t('The way as a table')), hopTable(message)),
  );
}

/** The picture, drawn anew for the room that it has. */
function picture(hops: readonly Hop[]): HTMLElement {
  const place = el('div', { class: 'picture' });
  const scale = el('p', { class: 'quiet' });
  let width = 0;
  const draw = (next: number) => {
    if (next === width || next < 1) return;
    width = next;
    const layout = layWay(
      hops.map(({ delaySeconds }) => delaySeconds),
      hops.findIndex(({ isTrusted }) => isTrusted),
      width,
    );
    place.replaceChildren(wayPicture(hops, layout, width, pictureWords(hops)));
    scale.textContent = layout.isLogarithmic
      ? t('The longer a line, the longer that hop took, on a logarithmic scale; all have a shortest length.')
      : t('The longer a line, the longer that hop took; all have a shortest length.');
  };
  draw(WIDTH);
  new ResizeObserver(([entry]) => draw(Math.floor(entry?.contentRect.width ?? 0))).observe(place);
  return el('figure', {}, place, el('figcaption', {}, scale, legend(hops)));
}

/** What the forms of lines mean, as far as they are there. */
function legend(hops: readonly Hop[]): Content {
  const scopes = [...new Set(hops.map(({ scope }) => scope))];
  return el(
    'ul',
    { class: 'legend' },
    scopes.map((scope) =>
      el(
        'li',
        {},
        svg('svg', { width: 28, height: 10, 'aria-hidden': 'true' }, edgeLine({ scope }, 0, 5, 28, 5)),
        ' ',
        scopeWords(scope),
      ),
    ),
  );
}

function summaryWords(hops: readonly Hop[]): string {
  const times = hops.flatMap(({ time }) => time ?? []);
  const [first, last] = [times[0], times.at(-1)];
  const count = hops.length === 1 ? t('One hop.') : t('{0} hops.', hops.length);
  if (first === undefined || last === undefined || times.length < 2 || last < first) return count;
  return `${count} ${t('From the first field to the last: {0}.', delayText((last - first) / 1000))}`;
}

/** The picture in words. */
function pictureWords(hops: readonly Hop[]): string {
  const names = hostsOf(hops).map(({ name }) => plain(name ?? t('an unnamed host')));
  const boundary = hops.find(({ isBoundary }) => isBoundary);
  const open = hops.filter((hop) => encryptionOf(hop) === 'plain').map(({ number }) => number);
  return [
    t('The message went by {0}.', names.join(' → ')),
    ...(boundary === undefined ? [] : [t('It came in from outside at hop {0}.', boundary.number)]),
    ...(open.length === 0 ? [] : [t('Not encrypted: hop {0}.', open.join(', '))]),
    t('The table says all of it.'),
  ].join(' ');
}
