import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { maskAddresses } from '../../../server/src/engine/message/render/maskAddresses.ts';
import { renderMarkdown } from '../../../server/src/engine/message/render/renderMarkdown.ts';
import { sectionsOf } from '../../../server/src/engine/message/render/sections.ts';
import { el } from '../dom.ts';
import { tell } from '../host.ts';
import { t } from '../l10n.ts';
import type { FromPanel, ShownMessage } from '../panelProtocol.ts';
import { printedPage } from '../print/printedPage.ts';
import { lookUpButton, lookupsNote } from './lookups.ts';

/** What can be done with a message, and what looking up would mean. */
export function toolbar(message: ShownMessage<PlacedReport>, picture: () => Element | null): HTMLElement {
  const { report } = message.analysis;
  const done = el('span', { class: 'quiet', role: 'status' });
  const does = (words: string, what: () => FromPanel) =>
    el(
      'button',
      {
        type: 'button',
        onclick: () => {
          const message = what();
          tell(message);
          done.textContent = message.kind === 'copy' ? t('Copied: {0}.', message.what) : '';
        },
      },
      words,
    );
  const masked = t('Copy with addresses masked');
  const markdown = t('Copy as Markdown');
  return el(
    'section',
    { class: 'tools', 'aria-label': t('What you can do') },
    el(
      'div',
      { class: 'toolbar' },
      lookUpButton(message),
      does(t('Compare…'), () => ({ kind: 'compare' })),
      does(markdown, () => ({
        kind: 'copy',
        text: renderMarkdown(report),
        what: t('the report as Markdown'),
      })),
      does(masked, () => ({
        kind: 'copy',
        text: renderMarkdown(maskAddresses(report)),
        what: t('the report as Markdown, addresses masked'),
      })),
      does(t('Save JSON…'), () => ({
        kind: 'save',
        text: `${JSON.stringify(report, null, 2)}\n`,
        name: fileName(message.title),
      })),
      does(t('Print…'), () => ({
        kind: 'print',
        html: printedPage(message, sectionsOf(report, { isFull: true }), picture()),
      })),
      does(t('Paste another'), () => ({ kind: 'pasteAnother' })),
      done,
    ),
    lookupsNote(message),
  );
}

/** A name that every file system takes, from what may be a stranger's. */
function fileName(title: string): string {
  const base = title
    .replace(/\.eml$/i, '')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return `${base === '' ? 'message' : base}.report.json`;
}
