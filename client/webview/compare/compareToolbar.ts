import { compareReports } from '../../../server/src/engine/message/compare/compareReports.ts';
import { comparisonSections } from '../../../server/src/engine/message/compare/comparisonSections.ts';
import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { maskAddresses } from '../../../server/src/engine/message/render/maskAddresses.ts';
import { sectionsMarkdown } from '../../../server/src/engine/message/render/renderMarkdown.ts';
import { el } from '../dom.ts';
import { tell } from '../host.ts';
import { t } from '../l10n.ts';
import type { ShownMessage } from '../panelProtocol.ts';

type Message = ShownMessage<PlacedReport>;

/** What can be done with a comparison. */
export function compareToolbar(left: Message, right: Message): HTMLElement {
  const copy = (words: string, isMasked: boolean) =>
    el(
      'button',
      {
        type: 'button',
        onclick: () => tell({ kind: 'copy', text: markdown(left, right, isMasked), what: words }),
      },
      words,
    );
  return el(
    'div',
    { class: 'toolbar', role: 'toolbar', 'aria-label': t('Comparison') },
    copy(t('Copy as Markdown'), false),
    copy(t('Copy with addresses masked'), true),
  );
}

function markdown(left: Message, right: Message, isMasked: boolean): string {
  const named = ({ title, analysis: { report } }: Message) => ({
    title,
    report: isMasked ? maskAddresses(report) : report,
  });
  const [mine, theirs] = [named(left), named(right)];
  return sectionsMarkdown(comparisonSections(compareReports(mine.report, theirs.report), mine, theirs));
}
