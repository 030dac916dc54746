import type { ExplainedHeader } from '../../../../server/src/engine/message/messageReport.ts';
import type { PlacedFinding, PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { el } from '../../dom.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';
import type { Shown } from '../../shown.ts';
import { fieldCard } from './fieldCard.ts';
import { fieldMarks } from './fieldMarks.ts';
import { isImportant } from './importance.ts';
import { windowedList } from './windowedList.ts';

/** All header fields, decoded and explained, to search and choose from; linked with the text. */
export function headersSection(message: ShownMessage<PlacedReport>): Required<Shown> {
  const { report, findings } = message.analysis;
  const { headers } = report;
  const marksOf = fieldMarks(report);
  const findingsOf = byField(findings);
  const list = windowedList<ExplainedHeader>((header) =>
    fieldCard(header, message, marksOf(header.field), findingsOf.get(header.field) ?? []),
  );
  const count = el('p', { class: 'quiet count', role: 'status' });
  const search = el('input', {
    type: 'search',
    id: 'header-search',
    placeholder: t('Name, value or explanation'),
    oninput: () => choose(),
  });
  const important = el('input', { type: 'checkbox', id: 'header-important', onchange: () => choose() });
  let chosen: readonly ExplainedHeader[] = headers;
  let texts: readonly string[] | undefined;

  const choose = () => {
    const wanted = search.value.trim().toLowerCase();
    texts ??= headers.map(({ name, value, explanation }) =>
      [name, value, explanation].join('\n').toLowerCase(),
    );
    chosen = headers.filter(
      ({ name, field }, i) =>
        (wanted === '' || texts?.[i]?.includes(wanted)) &&
        (!important.checked || isImportant(name) || findingsOf.has(field)),
    );
    list.show(chosen);
    count.textContent =
      chosen.length === headers.length
        ? t('{0} header fields', headers.length)
        : t('{0} of {1} header fields', chosen.length, headers.length);
  };
  choose();

  return {
    element: el(
      'section',
      { class: 'headers', 'aria-labelledby': 'headers' },
      el('h2', { id: 'headers' }, t('All headers')),
      el(
        'div',
        { class: 'choice', role: 'search' },
        el('label', { for: 'header-search' }, t('Search the headers')),
        search,
        el(
          'span',
          { class: 'check' },
          important,
          el('label', { for: 'header-important' }, t('Only the important ones')),
        ),
      ),
      count,
      list.element,
    ),
    atCursor(field) {
      const at = field === null ? -1 : chosen.findIndex((header) => header.field === field);
      list.mark(at < 0 ? null : at);
    },
  };
}

function byField(findings: readonly PlacedFinding[]): ReadonlyMap<number, readonly PlacedFinding[]> {
  const map = new Map<number, PlacedFinding[]>();
  for (const finding of findings) {
    if (finding.field === undefined) continue;
    const same = map.get(finding.field);
    if (same === undefined) map.set(finding.field, [finding]);
    else same.push(finding);
  }
  return map;
}
