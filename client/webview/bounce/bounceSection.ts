import type { BounceReport, MessageReport } from '../../../server/src/engine/message/messageReport.ts';
import { type Content, el } from '../dom.ts';
import { factList } from '../factList.ts';
import { findingList } from '../findingList.ts';
import { growingList } from '../growingList.ts';
import { t } from '../l10n.ts';
import { stranger } from '../stranger.ts';
import { bounceSentence, bounceTitle } from './bounceWords.ts';
import { reasonFilter } from './reasonFilter.ts';
import { recipientItem } from './recipientItem.ts';

/** Recipients of which all is shown at once. */
const FEW = 3;

/** What a bounce, a complaint or another report of a mail system says; nothing for other messages. */
export function bounceSection({ dsn }: MessageReport): HTMLElement | undefined {
  if (dsn === null) return undefined;
  const { kind, reporter, recipients, original, findings } = dsn;
  const shown = el('p', { class: 'quiet', role: 'status' });
  const list = growingList(recipients, (each) => recipientItem(each, kind, recipients.length > FEW), {
    class: 'recipients',
  });
  const filter = reasonFilter(recipients, (reason) => {
    const chosen = reason === undefined ? recipients : recipients.filter((each) => each.reason === reason);
    list.show(chosen);
    shown.textContent = t('{0} of {1} recipients are shown.', chosen.length, recipients.length);
  });
  return el(
    'section',
    { class: 'bounce', 'aria-labelledby': 'bounce' },
    el('h2', { id: 'bounce' }, bounceTitle(kind)),
    el('p', { class: 'lead' }, bounceSentence(dsn)),
    reporter !== null && el('p', { class: 'quiet' }, t('Written by:'), ' ', stranger(reporter)),
    filter,
    shown,
    list.element,
    originalFacts(original),
    findings.length > 0 && [el('h3', {}, t('Worth a look')), findingList(findings)],
  );
}

function originalFacts({ from, subject, messageId }: BounceReport['original']): Content {
  if (from === null && subject === null && messageId === null) return undefined;
  const value = (text: string | null) => text && stranger(text);
  return [
    el('h3', {}, t('The message that it is about')),
    factList([
      [t('From'), value(from)],
      [t('Subject'), value(subject)],
      [t('Message-ID'), value(messageId)],
    ]),
  ];
}
