import { type Content, el } from '../../dom.ts';
import { t } from '../../l10n.ts';

/** One check at a glance. */
export interface Card {
  readonly id: string;
  readonly name: string;
  /** Its result: a sign and a word. */
  readonly mark: Content;
  /** In one sentence. */
  readonly reason: Content;
  /** What was checked here and what others claim: items of a list. */
  readonly evidence?: readonly HTMLElement[];
  /** What it rests on, to be opened. */
  readonly facts: Content;
}

export function card({ id, name, mark, reason, evidence = [], facts }: Card): HTMLElement {
  return el(
    'article',
    { class: 'card', 'aria-labelledby': `card-${id}` },
    el('h3', { id: `card-${id}` }, name, ' ', mark),
    el('p', { class: 'reason' }, reason),
    evidence.length > 0 &&
      el('ul', { class: 'evidence', 'aria-label': t('{0}: checked and claimed', name) }, evidence),
    el('details', {}, el('summary', {}, t('{0} in full', name)), facts),
  );
}
