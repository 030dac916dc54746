import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { el } from '../../dom.ts';
import { factList } from '../../factList.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';
import { stranger } from '../../stranger.ts';
import { alignedMark, alignmentWords } from './alignmentWords.ts';
import { card } from './card.ts';
import { evidence } from './evidence.ts';

/** Whether the address that the message came from may send for the domain of its return path. */
export function spfCard(message: ShownMessage<PlacedReport>): HTMLElement {
  const { spf } = message.analysis.report;
  const { result, reason, ip, domain, helo, mechanism, explanation, lookups, isAligned, source } = spf;
  const given = (value: string | null) => (value === null ? t('not known') : stranger(value));
  return card({
    id: 'spf',
    name: 'SPF',
    mark: alignedMark(result, isAligned),
    reason: stranger(reason),
    evidence: evidence(message, { method: 'spf', result, source }),
    facts: factList([
      [t('Address'), given(ip)],
      [t('Domain'), given(domain)],
      ['HELO', given(helo)],
      [t('Decided by'), mechanism === null ? null : el('code', {}, stranger(mechanism))],
      [t('Lookups'), lookups === null ? null : t('{0} of the 10 that are allowed', lookups)],
      [t('Alignment'), alignmentWords(isAligned)],
      [t('The domain explains'), explanation === null ? null : stranger(explanation)],
    ]),
  });
}
