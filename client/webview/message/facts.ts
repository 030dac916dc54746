import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { type Content, el } from '../dom.ts';
import { factList } from '../factList.ts';
import { t } from '../l10n.ts';
import type { ShownMessage } from '../panelProtocol.ts';
import { stranger } from '../stranger.ts';
import { timeText } from '../timeText.ts';

/** Which message it is, and what was there of it. */
export function messageFacts({ title, analysis, at }: ShownMessage<PlacedReport>): HTMLElement {
  const { report, size, isRepaired } = analysis;
  const { from, to, subject, date, messageId, hasBody } = report.summary;
  const given = (value: string | null): Content => value !== null && value !== '' && stranger(value);
  return el(
    'section',
    { class: 'about', 'aria-labelledby': 'about' },
    el('h2', { id: 'about' }, t('Message')),
    factList([
      [t('From'), given(from) || t('not said')],
      [t('To'), given(to) || t('not said')],
      [t('Subject'), given(subject) || t('none')],
      [t('Date'), given(date) || t('not said')],
      [t('Message-ID'), given(messageId) || t('none')],
      [
        t('Read'),
        [
          stranger(title),
          `, ${t('{0} octets', size.toLocaleString('en'))}, `,
          timeText(at),
          !hasBody && el('p', {}, t('Only its header is there: what its body says was not judged.')),
          isRepaired &&
            el(
              'p',
              {},
              t('The text was not as it was sent, and was repaired: signatures may fail for that.'),
            ),
        ],
      ],
    ]),
  );
}
