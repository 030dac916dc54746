import type { ArcInstance } from '../../../../server/src/engine/message/messageReport.ts';
import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { el } from '../../dom.ts';
import { findingList } from '../../findingList.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';
import { resultMark } from '../../resultMark.ts';
import { stranger } from '../../stranger.ts';
import { card } from './card.ts';
import { evidence } from './evidence.ts';

/** Instances that are shown: RFC 8617 §4.2.1 allows 50. */
const MOST = 50;

/** What forwarders noted of the message before they changed it. */
export function arcCard(message: ShownMessage<PlacedReport>): HTMLElement {
  const { result, reason, chain, findings } = message.analysis.report.arc;
  const isThere = chain.length > 0;
  return card({
    id: 'arc',
    name: 'ARC',
    mark: resultMark(result),
    reason: isThere || reason !== '' ? stranger(reason) : t('The message has no ARC chain; few have one.'),
    evidence: isThere ? evidence(message, { method: 'arc', result, source: null }) : [],
    facts: [
      isThere
        ? el('ol', { class: 'plain' }, chain.slice(0, MOST).map(instanceItem))
        : el(
            'p',
            {},
            t('A chain lets forwarders hand on what they had checked. It is not needed for delivery.'),
          ),
      findingList(findings.slice(0, MOST)),
    ],
  });
}

function instanceItem(each: ArcInstance): HTMLElement {
  const { instance, sealer, seal, messageSignature, chainValidation, results } = each;
  return el(
    'li',
    {},
    el('strong', {}, t('Instance {0}', instance)),
    ' ',
    sealer !== null && stranger(sealer),
    el(
      'p',
      {},
      t('Seal'),
      ' ',
      resultMark(seal),
      ' ',
      t('Message signature'),
      ' ',
      resultMark(messageSignature),
    ),
    chainValidation !== null &&
      el('p', {}, t('The chain before it, by its own word:'), ' ', resultMark(chainValidation)),
    results !== null &&
      el(
        'p',
        {},
        t('It says:'),
        results.results
          .slice(0, MOST)
          .map(({ method, result }) => [' ', stranger(method), ' ', resultMark(result)]),
      ),
  );
}
