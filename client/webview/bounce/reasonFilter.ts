import type { BouncedRecipient } from '../../../server/src/engine/message/messageReport.ts';
import { el } from '../dom.ts';
import { t } from '../l10n.ts';

/**
 * Buttons that choose among recipients by the reason, with the number of each; nothing where all have the same.
 *
 * @param chosen is told the reason, or `undefined` for all
 */
export function reasonFilter(
  recipients: readonly BouncedRecipient[],
  chosen: (reason: string | undefined) => void,
): HTMLElement | undefined {
  const counts = new Map<string, number>();
  for (const { reason } of recipients) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  if (counts.size < 2) return undefined;
  const choices: readonly (readonly [string | undefined, string, number])[] = [
    [undefined, t('All'), recipients.length],
    ...[...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([reason, count]) => [reason, reason === 'undefined' ? t('not known') : reason, count] as const),
  ];
  const buttons = choices.map(([reason, name, count]) =>
    el(
      'button',
      {
        type: 'button',
        'aria-pressed': String(reason === undefined),
        onclick: ({ currentTarget }) => {
          for (const each of buttons) each.setAttribute('aria-pressed', String(each === currentTarget));
          chosen(reason);
        },
      },
      `${name} (${count})`,
    ),
  );
  return el('div', { class: 'choices', role: 'group', 'aria-label': t('Recipients by reason') }, buttons);
}
