import type { VendorHeader } from '../../../server/src/engine/message/messageReport.ts';
import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { el } from '../dom.ts';
import { factList } from '../factList.ts';
import { growingList } from '../growingList.ts';
import { t } from '../l10n.ts';
import type { ShownMessage } from '../panelProtocol.ts';
import { revealButton } from '../revealButton.ts';
import { stranger } from '../stranger.ts';

/** Facts of one header that are shown; filters write dozens, strangers any number. */
const MOST = 100;

/** What filters, providers and lists wrote into the header, in words; nothing where they wrote nothing. */
export function vendorsSection(message: ShownMessage<PlacedReport>): HTMLElement | undefined {
  const { vendors } = message.analysis.report;
  if (vendors.length === 0) return undefined;
  return el(
    'section',
    { class: 'vendors', 'aria-labelledby': 'vendors' },
    el('h2', { id: 'vendors' }, t('What filters and providers noted')),
    growingList(vendors, (each) => vendorItem(each, message), { class: 'plain' }).element,
  );
}

function vendorItem(
  { vendor, title, facts, field }: VendorHeader,
  message: ShownMessage<PlacedReport>,
): HTMLElement {
  const more = facts.length - MOST;
  return el(
    'li',
    {},
    el(
      'details',
      {},
      el('summary', {}, el('strong', {}, stranger(vendor)), ' ', stranger(title)),
      factList(
        facts
          .slice(0, MOST)
          .map(({ name, value, meaning }) => [
            name,
            [
              value !== '' && el('code', {}, stranger(value)),
              meaning !== '' && el('p', {}, stranger(meaning)),
            ],
          ]),
      ),
      more > 0 && el('p', { class: 'quiet' }, t('{0} more are not shown.', more)),
      revealButton(message, field),
    ),
  );
}
