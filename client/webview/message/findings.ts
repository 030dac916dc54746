import type { MessageFinding } from '../../../server/src/engine/message/message.ts';
import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { otherFindings } from '../../../server/src/engine/message/render/allFindings.ts';
import { el } from '../dom.ts';
import { findingItem } from '../findingList.ts';
import { growingList } from '../growingList.ts';
import { t } from '../l10n.ts';
import type { ShownMessage } from '../panelProtocol.ts';
import { revealButton } from '../revealButton.ts';

/** What was found that no other part of the page shows, the worst first; nothing where there is nothing. */
export function findingsSection(message: ShownMessage<PlacedReport>): HTMLElement | undefined {
  const findings = sorted(otherFindings(message.analysis.report));
  if (findings.length === 0) return undefined;
  return el(
    'section',
    { 'aria-labelledby': 'findings' },
    el('h2', { id: 'findings' }, t('Findings')),
    growingList(
      findings,
      (finding) => findingItem(finding, finding.field !== undefined && revealButton(message, finding.field)),
      { class: 'findings' },
    ).element,
  );
}

const ORDER = ['error', 'warning', 'info', 'hint'];

/** Findings, the worst first. */
function sorted(findings: readonly MessageFinding[]): MessageFinding[] {
  return findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}
