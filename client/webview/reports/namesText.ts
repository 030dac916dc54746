import type { Content } from '../dom.ts';
import { t } from '../l10n.ts';
import { stranger } from '../stranger.ts';

/** Names one after the other, and how many more there are. */
export function namesText(names: readonly string[], all = names.length, most = 3): Content {
  const shown = names.slice(0, most);
  const more = all - shown.length;
  return [shown.map((name, i) => [i > 0 && ', ', stranger(name)]), more > 0 && ` ${t('and {0} more', more)}`];
}
