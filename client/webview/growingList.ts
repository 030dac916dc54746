import { el } from './dom.ts';
import { t } from './l10n.ts';

/** What a long list shows at first, and with each press of its button. */
const SLICE = 25;

/** A list that shows its first items, and more of them on demand: strangers send lists of any length. */
export interface GrowingList<T> {
  readonly element: HTMLElement;
  /** Shows other items, from the first. */
  show(items: readonly T[]): void;
}

/** @param itemOf makes an `li` */
export function growingList<T>(
  first: readonly T[],
  itemOf: (item: T) => HTMLElement,
  attributes: Readonly<Record<string, unknown>> = {},
): GrowingList<T> {
  const list = el('ul', attributes);
  const more = el('button', { type: 'button', onclick: () => grow(true) });
  let items: readonly T[] = [];
  const grow = (takesFocus: boolean) => {
    const fresh = items.slice(list.childElementCount, list.childElementCount + SLICE).map(itemOf);
    list.append(...fresh);
    const left = items.length - list.childElementCount;
    more.hidden = left <= 0;
    more.textContent = t('Show {0} more of {1}', Math.min(SLICE, left), items.length);
    if (!takesFocus) return;
    // The reader goes on where the list went on.
    fresh[0]?.setAttribute('tabindex', '-1');
    fresh[0]?.focus();
  };
  const show = (next: readonly T[]) => {
    items = next;
    list.replaceChildren();
    grow(false);
  };
  show(first);
  return { element: el('div', { class: 'growing' }, list, more), show };
}
