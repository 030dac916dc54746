import { el } from '../../dom.ts';
import { t } from '../../l10n.ts';

/** Items that are made at once. */
const SLICE = 200;

/** A list of which a window is there, that grows at both ends on demand: strangers send lists of any length. */
export interface WindowedList<T> {
  readonly element: HTMLElement;
  /** Shows other items, from the first. */
  show(items: readonly T[]): void;
  /** Marks one item, by its place, and brings it into sight; `null` marks none. The focus stays where it is. */
  mark(at: number | null): void;
}

/** @param itemOf makes an item of the list */
export function windowedList<T>(itemOf: (item: T) => HTMLLIElement): WindowedList<T> {
  let items: readonly T[] = [];
  let from = 0;
  let to = 0;
  let marked: Element | undefined;
  const list = el('ol');
  const earlier = el('button', {
    type: 'button',
    onclick: () => {
      const fresh = made(Math.max(0, from - SLICE), from);
      from -= fresh.length;
      list.prepend(...fresh);
      tellBounds();
      focusOn(fresh.at(-1));
    },
  });
  const more = el('button', {
    type: 'button',
    onclick: () => {
      const fresh = made(to, to + SLICE);
      to += fresh.length;
      list.append(...fresh);
      tellBounds();
      focusOn(fresh[0]);
    },
  });
  const made = (start: number, end: number) => items.slice(start, end).map(itemOf);
  const tellBounds = () => {
    list.start = from + 1;
    const left = items.length - to;
    earlier.hidden = from === 0;
    earlier.textContent = t('Show {0} before these', Math.min(SLICE, from));
    more.hidden = left <= 0;
    more.textContent = t('Show {0} more of {1}', Math.min(SLICE, left), items.length);
  };
  const showFrom = (start: number) => {
    from = start;
    to = Math.min(items.length, start + SLICE);
    list.replaceChildren(...made(from, to));
    tellBounds();
  };
  return {
    element: el('div', { class: 'windowed' }, earlier, list, more),
    show(next) {
      items = next;
      marked = undefined;
      showFrom(0);
    },
    mark(at) {
      marked?.removeAttribute('aria-current');
      marked = undefined;
      if (at === null) return;
      if (at < from || at >= to) showFrom(Math.floor(at / SLICE) * SLICE);
      marked = list.children[at - from];
      marked?.setAttribute('aria-current', 'true');
      marked?.scrollIntoView({ block: 'nearest' });
    },
  };
}

/** The reader goes on where the list went on. */
function focusOn(item: HTMLElement | undefined): void {
  item?.setAttribute('tabindex', '-1');
  item?.focus();
}
