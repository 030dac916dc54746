import { plain } from '../../server/src/engine/text/plain.ts';
import { el } from './dom.ts';

/** A text of strangers: its direction of writing ends with it, and what would change that of others is made visible. */
export function stranger(text: string): HTMLElement {
  return el('bdi', {}, plain(text));
}
