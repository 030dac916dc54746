import { plain } from '../../server/src/engine/text/plain.ts';
import { type Content, el } from './dom.ts';
import { tell } from './host.ts';
import { t } from './l10n.ts';

/** What a button for a header field is told apart by: the field's name, the message of two. */
interface Shown {
  readonly name?: string;
  readonly side?: 'left' | 'right';
}

/** Shows a header field in the text; nothing where there is no text to show. */
export function revealButton(
  { canReveal }: { readonly canReveal: boolean },
  field: number,
  { name, side }: Shown = {},
): Content {
  return (
    canReveal &&
    el(
      'button',
      {
        type: 'button',
        class: 'link',
        'aria-label': name === undefined ? null : t('Show in the text: {0}', plain(name)),
        onclick: () => tell({ kind: 'reveal', field, ...(side !== undefined && { side }) }),
      },
      t('Show in the text'),
    )
  );
}
