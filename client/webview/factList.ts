import { type Content, el } from './dom.ts';

/** Facts, each with its name; those that are not known (`null`, `undefined`) are left out. */
export function factList(facts: readonly (readonly [Content, Content])[]): HTMLElement {
  return el(
    'dl',
    { class: 'facts' },
    facts.map(
      ([name, value]) =>
        value !== null && value !== undefined && el('div', {}, el('dt', {}, name), el('dd', {}, value)),
    ),
  );
}
