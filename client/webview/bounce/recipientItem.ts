import { replyWords, statusWords } from '../../../server/src/engine/message/dsn/statusWords.ts';
import type { BouncedRecipient, BounceReport } from '../../../server/src/engine/message/messageReport.ts';
import { type Content, el } from '../dom.ts';
import { factList } from '../factList.ts';
import { t } from '../l10n.ts';
import { stranger } from '../stranger.ts';
import { outcomeOf } from './bounceWords.ts';

/**
 * All that a report says of one recipient.
 *
 * @param isOneOfMany codes and words are shown on demand, so that the list is short
 */
export function recipientItem(
  recipient: BouncedRecipient,
  kind: BounceReport['kind'],
  isOneOfMany: boolean,
): HTMLElement {
  const { explanation, advice, diagnostic, remoteHost } = recipient;
  const { key, sign, word, meaning } = outcomeOf(recipient, kind);
  const facts: readonly (readonly [string, Content])[] = [
    ...pair(t('Reason'), recipient.reason === 'undefined' ? null : el('code', {}, recipient.reason)),
    ...pair(t('Status'), recipient.isStatusDerived ? null : coded(recipient.status, statusWords)),
    ...pair(t('Reply'), coded(recipient.replyCode, replyWords)),
    ...pair(t('Action'), recipient.action && stranger(recipient.action)),
    ...pair(t('Said by'), remoteHost && stranger(remoteHost)),
  ];
  const said: Content = [
    facts.length > 0 && factList(facts),
    diagnostic !== null && [
      el('p', { class: 'quiet' }, t('In the words of the mail system:')),
      el('blockquote', {}, stranger(diagnostic)),
    ],
  ];
  return el(
    'li',
    { class: `recipient ${key}` },
    el('h3', {}, stranger(recipient.recipient)),
    el(
      'p',
      { class: 'outcome' },
      el('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
      el('strong', {}, word),
      ` — ${meaning}`,
    ),
    explanation !== '' && el('p', {}, explanation),
    advice !== '' && el('p', {}, el('strong', {}, t('What to do:')), ` ${advice}`),
    isOneOfMany ? el('details', {}, el('summary', {}, t('What the report says')), said) : said,
  );
}

function pair(term: string, value: Content): [string, Content][] {
  return value === null || value === '' ? [] : [[term, value]];
}

/** A code as it was given, and what it means. */
function coded(code: string | null, wordsOf: (code: string) => string): Content {
  if (code === null) return null;
  const words = wordsOf(code);
  return [el('code', {}, stranger(code)), words !== '' && ` — ${words}`];
}
