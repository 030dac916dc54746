import type { ComparedField } from '../../../server/src/engine/message/compare/comparison.ts';
import type { PlacedReport } from '../../../server/src/engine/message/placedReport.ts';
import { plain } from '../../../server/src/engine/text/plain.ts';
import { type Content, el } from '../dom.ts';
import { t } from '../l10n.ts';
import { windowedList } from '../message/headers/windowedList.ts';
import type { ShownMessage } from '../panelProtocol.ts';
import { revealButton } from '../revealButton.ts';
import { stranger } from '../stranger.ts';
import { changedText } from './changedText.ts';
import { differenceMark } from './differenceMark.ts';
import { type Side, sideWord } from './sides.ts';

type Message = ShownMessage<PlacedReport>;

/** Units of a value that are shown where both have the same. */
const LONGEST = 300;

/** The header fields of both beside each other, to choose from. */
export function fieldsList(fields: readonly ComparedField[], left: Message, right: Message): HTMLElement {
  const list = windowedList<ComparedField>((field) => fieldItem(field, left, right));
  const count = el('p', { class: 'quiet count', role: 'status' });
  const differing = box('compare-differing', t('Only what differs'), true);
  const telling = box('compare-telling', t('Leave out what differs between any two messages'), false);
  const choose = () => {
    const chosen = fields.filter(
      ({ difference, isUsual }) =>
        !(differing.input.checked && difference === 'equal') && !(telling.input.checked && isUsual),
    );
    list.show(chosen);
    count.textContent = t('{0} of {1} header fields', chosen.length, fields.length);
  };
  for (const { input } of [differing, telling]) input.addEventListener('change', choose);
  choose();
  return el(
    'div',
    { class: 'compared-fields' },
    el('fieldset', {}, el('legend', {}, t('Header fields to show')), differing.element, telling.element),
    count,
    list.element,
  );
}

function box(id: string, words: string, isChecked: boolean) {
  const input = el('input', { type: 'checkbox', id, checked: isChecked });
  return { input, element: el('span', { class: 'check' }, input, el('label', { for: id }, words)) };
}

function fieldItem(row: ComparedField, left: Message, right: Message): HTMLLIElement {
  const { name, difference, isUsual } = row;
  const [mine, theirs] = [valueAt(left, row.left), valueAt(right, row.right)];
  return el(
    'li',
    { class: difference },
    el(
      'div',
      { class: 'head' },
      el('strong', {}, stranger(name)),
      differenceMark(difference),
      difference !== 'equal' && isUsual && el('span', { class: 'quiet' }, t('as between any two messages')),
    ),
    el(
      'div',
      { class: 'sides' },
      sideValue('left', left, row.left, mine, theirs, name),
      sideValue('right', right, row.right, theirs, mine, name),
    ),
  );
}

function sideValue(
  side: Side,
  message: Message,
  place: number | null,
  value: string | undefined,
  other: string | undefined,
  name: string,
): HTMLElement {
  const field = place === null ? undefined : message.analysis.report.headers[place]?.field;
  return el(
    'div',
    { class: side },
    el('span', { class: 'side quiet' }, sideWord(side)),
    value === undefined
      ? el('span', { class: 'quiet' }, t('not there'))
      : el('bdi', { class: 'value' }, shown(value, other, side)),
    field !== undefined && revealButton(message, field, { side, name: `${sideWord(side)} ${name}` }),
  );
}

function shown(value: string, other: string | undefined, side: Side): Content {
  if (other !== undefined && other !== value) return changedText(value, other, side);
  return plain(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
}

function valueAt({ analysis }: Message, place: number | null): string | undefined {
  return place === null ? undefined : analysis.report.headers[place]?.value;
}
