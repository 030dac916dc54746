import { type Content, el } from './dom.ts';
import { tell } from './host.ts';
import { t } from './l10n.ts';

/** Shows a header field in the text; nothing where there is no text to show. */
export function revealButton({ canReveal }: { readonly canReveal: boolean }, field: number): Content {
  return (
    canReveal &&
    el(
      'button',
      { type: 'button', class: 'link', onclick: () => tell({ kind: 'reveal', field }) },
      t('Show in the text'),
    )
  );
}
