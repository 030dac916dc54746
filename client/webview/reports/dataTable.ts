import { type Content, el } from '../dom.ts';
import { t } from '../l10n.ts';

export interface Column<T> {
  readonly title: string;
  cell(row: T): Content;
  readonly isNumber?: boolean;
  /** By what it can be sorted, the highest first. */
  sortBy?(row: T): number;
}

export interface TableParts<T> {
  /** What it shows, for those who do not see what stands around it. */
  readonly caption: string;
  /** The first one names the row; `false` is none. */
  readonly columns: readonly (Column<T> | false)[];
  readonly rows: readonly T[];
  /** More about a row, shown on demand. */
  details?(row: T): Content;
  /** Tells rows apart, where details are to stay open when the table is made again. */
  keyOf?(row: T): string;
}

/** How many rows stand in a table at first, and come with each press of its button. */
const SLICE = 25;

/** What is open, and how tables are sorted, by caption: they are made again with every filter. */
const open = new Set<string>();
const sorted = new Map<string, string>();

/** A table of any length: sorted on demand, with the first rows, and more of them on demand. On narrow pages a row is a list. */
export function dataTable<T>(parts: TableParts<T>): HTMLElement {
  const { caption, rows, details } = parts;
  const columns = shownColumns(parts);
  const body = el('tbody');
  const more = el('button', { type: 'button', onclick: () => grow(true) });
  let ordered = rows;
  let shown = 0;
  const grow = (takesFocus: boolean) => {
    const fresh = ordered.slice(shown, shown + SLICE).map((row) => rowOf(parts, row));
    shown += fresh.length;
    body.append(...fresh.flat());
    const left = ordered.length - shown;
    more.hidden = left <= 0;
    more.textContent = t('Show {0} more of {1} rows', Math.min(SLICE, left), ordered.length);
    const first = fresh[0]?.[0];
    if (!takesFocus || first === undefined) return;
    first.tabIndex = -1;
    first.focus();
  };
  const heads = columns.map((column) => {
    const head = el('th', { scope: 'col', class: column.isNumber && 'number' }, column.title);
    if (column.sortBy !== undefined && rows.length > 1) {
      const button = el('button', { type: 'button', onclick: () => sort(column.title) }, column.title);
      head.replaceChildren(button);
    }
    return head;
  });
  const sort = (title: string | undefined) => {
    const column = columns.find((each) => each.title === title && each.sortBy !== undefined);
    if (column !== undefined && title !== undefined) sorted.set(caption, title);
    for (const [i, head] of heads.entries()) {
      if (columns[i] === column) head.setAttribute('aria-sort', 'descending');
      else head.removeAttribute('aria-sort');
    }
    const by = column?.sortBy;
    ordered = by === undefined ? rows : [...rows].sort((a, b) => by(b) - by(a));
    body.replaceChildren();
    shown = 0;
    grow(false);
  };
  sort(sorted.get(caption));
  return el(
    'div',
    { class: 'data' },
    el(
      'table',
      {},
      el('caption', {}, caption),
      el('thead', {}, el('tr', { 'data-title': t('Sort by:') }, heads, details !== undefined && el('td'))),
      body,
    ),
    more,
  );
}

function shownColumns<T>({ columns }: TableParts<T>): readonly Column<T>[] {
  return columns.filter((column) => column !== false);
}

function rowOf<T>(parts: TableParts<T>, row: T): HTMLTableRowElement[] {
  const { caption, details, keyOf } = parts;
  const columns = shownColumns(parts);
  const cells = columns.map(({ cell, title, isNumber }, i) =>
    el(
      i === 0 ? 'th' : 'td',
      { 'data-title': title, class: isNumber && 'number', ...(i === 0 && { scope: 'row' }) },
      el('div', {}, cell(row)),
    ),
  );
  if (details === undefined) return [el('tr', {}, cells)];
  const key = `${caption}\n${keyOf?.(row) ?? ''}`;
  const place = el('td', { colspan: columns.length + 1 });
  const second = el('tr', { class: 'details' }, place);
  const button = el('button', { type: 'button', onclick: () => turn(second.hidden !== false) }, t('Details'));
  const turn = (isOpen: boolean) => {
    second.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen && place.childElementCount === 0) place.append(el('div', {}, details(row)));
    if (isOpen) open.add(key);
    else open.delete(key);
  };
  turn(open.has(key));
  return [el('tr', {}, cells, el('td', { class: 'more' }, button)), second];
}
