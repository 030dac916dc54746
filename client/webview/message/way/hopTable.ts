import type { Hop } from '../../../../server/src/engine/message/messageReport.ts';
import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { type Content, el } from '../../dom.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';
import { revealButton } from '../../revealButton.ts';
import { stranger } from '../../stranger.ts';
import { timeText } from '../../timeText.ts';
import { delayWords, encryptionWords, scopeWords, standingWords } from './hopWords.ts';
import { clientName } from './hosts.ts';

/** Rows that are made at once. */
const SLICE = 25;

/** The way as a table: all that each field says. */
export function hopTable(message: ShownMessage<PlacedReport>): HTMLElement {
  const { hops } = message.analysis.report;
  const titles = [t('Hop'), t('From'), t('To'), t('When'), t('How'), t('Standing')];
  const body = el('tbody');
  const more = el('button', { type: 'button', onclick: () => grow(true) });
  const grow = (takesFocus: boolean) => {
    const from = body.childElementCount;
    const fresh = hops.slice(from, from + SLICE).map((hop) => hopRow(hop, titles, message));
    body.append(...fresh);
    const left = hops.length - body.childElementCount;
    more.hidden = left <= 0;
    more.textContent = t('Show {0} more of {1}', Math.min(SLICE, left), hops.length);
    if (!takesFocus) return;
    fresh[0]?.setAttribute('tabindex', '-1');
    fresh[0]?.focus();
  };
  grow(false);
  return el(
    'div',
    {},
    el(
      'table',
      { class: 'hops' },
      el('caption', {}, t('Each hop, from the sender to the receiver')),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          titles.map((title) => el('th', { scope: 'col' }, title)),
        ),
      ),
      body,
    ),
    more,
  );
}

function hopRow(
  hop: Hop,
  titles: readonly string[],
  message: ShownMessage<PlacedReport>,
): HTMLTableRowElement {
  const [number = '', ...others] = titles;
  const contents: readonly Content[] = [
    client(hop),
    server(hop),
    time(hop),
    how(hop),
    standing(hop, message),
  ];
  return el(
    'tr',
    {},
    el('th', { scope: 'row', 'data-title': number }, String(hop.number)),
    contents.map((content, i) => el('td', { 'data-title': others[i] }, el('div', {}, content))),
  );
}

function given(name: string, value: string | null): Content {
  return value !== null && el('div', {}, el('span', { class: 'quiet' }, name), ' ', stranger(value));
}

function client(hop: Hop): Content {
  const { ip, helo, authenticated, isAuthenticated, envelopeFrom } = hop;
  const name = clientName(hop);
  return [
    name === null ? t('an unnamed host') : el('strong', {}, stranger(name)),
    ip !== name && given(t('address'), ip),
    helo !== name && given(t('calls itself'), helo),
    authenticated === null
      ? isAuthenticated && el('div', {}, t('logged in'))
      : given(t('logged in as'), authenticated),
    given(t('return path'), envelopeFrom),
  ];
}

function server({ by, for: recipient, id }: Hop): Content {
  return [
    by === null ? t('an unnamed host') : el('strong', {}, stranger(by)),
    given(t('for'), recipient),
    given(t('id'), id),
  ];
}

function time(hop: Hop): Content {
  const { time: at, date } = hop;
  const delay = delayWords(hop);
  return [
    at === null ? (date === null ? t('not said') : stranger(date)) : timeText(at),
    delay !== '' && el('div', {}, delay),
  ];
}

function how(hop: Hop): Content {
  const { with: protocol, tls, via, scope } = hop;
  return [
    el('div', {}, encryptionWords(hop)),
    given(t('cipher'), tls?.cipher ?? null),
    given(t('protocol'), protocol),
    given(t('via'), via),
    el('div', {}, scopeWords(scope)),
  ];
}

function standing(hop: Hop, message: ShownMessage<PlacedReport>): Content {
  return [el('div', {}, standingWords(hop)), revealButton(message, hop.field)];
}
