import type { DmarcVerdict } from '../../../../server/src/engine/message/messageReport.ts';
import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { el } from '../../dom.ts';
import { factList } from '../../factList.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';
import { resultMark } from '../../resultMark.ts';
import { stranger } from '../../stranger.ts';
import { card } from './card.ts';
import { evidence } from './evidence.ts';

/** What the author's domain asks receivers to do with this message. */
export function dmarcCard(message: ShownMessage<PlacedReport>): HTMLElement {
  const { dmarc } = message.analysis.report;
  const { result, reason, domain, organizationalDomain, record, foundAt, steps, alignment, source } = dmarc;
  return card({
    id: 'dmarc',
    name: 'DMARC',
    mark: resultMark(result),
    reason: stranger(reason),
    evidence: evidence(message, { method: 'dmarc', result, source }),
    facts: factList([
      [t('Author’s domain'), domain === null ? t('not known') : stranger(domain)],
      [t('Organizational domain'), organizationalDomain === null ? null : stranger(organizationalDomain)],
      [t('Policy'), policyWords(dmarc)],
      [t('What it means here'), dispositionWords(dmarc)],
      ['SPF', vouchWords(alignment.spf)],
      ['DKIM', vouchWords(alignment.dkim)],
      [t('Record'), record === null ? null : el('code', {}, stranger(record))],
      [t('Found at'), foundAt === null ? null : el('code', {}, stranger(foundAt))],
      [
        t('Where it was looked for'),
        steps.length === 0
          ? null
          : el(
              'ol',
              {},
              steps.map(({ name, outcome }) =>
                el('li', {}, el('code', {}, stranger(name)), ' ', stranger(outcome)),
              ),
            ),
      ],
    ]),
  });
}

function policyWords({ policy }: DmarcVerdict): string {
  switch (policy) {
    case null:
      return t('not known, or none');
    case 'none':
      return t('none: nothing is to be done, reports are wanted');
    case 'quarantine':
      return t('quarantine: what fails is to be taken for suspicious');
    case 'reject':
      return t('reject: what fails is to be refused');
  }
}

function dispositionWords({ disposition }: DmarcVerdict): string | null {
  switch (disposition) {
    case null:
      return null;
    case 'none':
      return t('A receiver that follows the policy delivers the message as any other.');
    case 'quarantine':
      return t('A receiver that follows the policy takes the message for suspicious: to the junk folder.');
    case 'reject':
      return t('A receiver that follows the policy refuses the message.');
  }
}

/** Whether a method vouches for the domain in From: it has to pass, and to be aligned. */
function vouchWords(isAligned: boolean | null): string {
  if (isAligned === null) return t('not known');
  return isAligned ? t('vouches for the domain in From') : t('does not vouch for the domain in From');
}
