import type { ExplainedHeader } from '../../../../server/src/engine/message/messageReport.ts';
import type { PlacedFinding, PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { plain } from '../../../../server/src/engine/text/plain.ts';
import { el } from '../../dom.ts';
import { findingList } from '../../findingList.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';
import { revealButton } from '../../revealButton.ts';
import { stranger } from '../../stranger.ts';
import type { FieldMark } from './fieldMarks.ts';

/** Units of a value that are shown; the rest is in the text as it is written. */
const LONGEST = 600;

/** A header field: its name, its value decoded, what it is for, and what there is to say of it. */
export function fieldCard(
  { field, name, value, explanation }: ExplainedHeader,
  message: ShownMessage<PlacedReport>,
  marks: readonly FieldMark[],
  findings: readonly PlacedFinding[],
): HTMLLIElement {
  const shown = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  const raw = el('pre', { dir: 'auto', tabindex: '0', 'aria-label': t('{0} as it is written', plain(name)) });
  return el(
    'li',
    { class: 'field' },
    el(
      'div',
      { class: 'head' },
      el('strong', {}, stranger(name)),
      marks.map(({ key, sign, text }) =>
        el('span', { class: `mark ${key}` }, el('span', { 'aria-hidden': 'true' }, sign), text),
      ),
    ),
    el('div', { class: 'value' }, stranger(shown)),
    explanation !== '' && el('div', { class: 'explanation' }, explanation),
    findingList(findings),
    el(
      'div',
      { class: 'more' },
      el(
        'details',
        {
          ontoggle: () => {
            raw.textContent ||= written(message.analysis.fields[field]?.raw ?? '');
          },
        },
        el('summary', {}, t('As it is written')),
        raw,
      ),
      revealButton(message, field, { name }),
    ),
  );
}

/** Line by line: what would steer a terminal, or the direction of writing, is made visible. */
function written(raw: string): string {
  return raw.split('\n').map(plain).join('\n');
}
