import { typeText } from '../../records/recordTypes.ts';
import { ROOT } from '../../zone/names.ts';
import { nameText } from '../../zone/nameText.ts';
import { all, type Completion, type CompletionSource, type Completions, joined } from './completion.ts';
import { directiveCompletions } from './directives.ts';
import { ownerCompletions, ownersBelowHosts } from './names.ts';
import { recordCompletions } from './recordSnippets.ts';
import { snippetOf } from './snippet.ts';
import { UNDERSCORE_NAMES } from './underscoreNames.ts';

/** What may begin a line: an owner, a directive, a whole record; for a record that is there, owners of its type. */
export function lineStartCompletions(source: CompletionSource): Completions {
  const { slot } = source;
  const { entry } = slot;
  if (slot.typed.startsWith('$')) return all(directiveCompletions());
  const isRecord = entry.type >= 0;
  const names = joined(
    all(originItem(source)),
    ownerCompletions(source),
    all(underscoreItems(isRecord ? typeText(entry.type) : undefined, slot.typed)),
    ownersBelowHosts(source),
  );
  if (isRecord) return names;
  return joined(names, all(recordCompletions(source)), all(directiveCompletions()));
}

function originItem({ zone, state }: CompletionSource): Completion[] {
  if (state.origin === ROOT) return [];
  const origin = nameText(zone.names, state.origin);
  return [
    { label: '@', kind: 'owner', detail: `the origin, ${origin}`, topic: { about: 'name', name: origin } },
  ];
}

/** Names that something looks for, of a type if the record has one; behind a selector that is typed already. */
function underscoreItems(type: string | undefined, typed: string): Completion[] {
  const selector = /^([^._][^.]*)\./.exec(typed)?.[1];
  return UNDERSCORE_NAMES.filter(({ types }) => type === undefined || types.includes(type)).map(
    ({ name, meaning, types, port }) => {
      const [first = ''] = name.split('.');
      const isBelowSelector = !first.startsWith('_');
      const own = isBelowSelector && selector !== undefined ? name.replace(first, selector) : name;
      return {
        label: own,
        kind: 'label',
        ...(isBelowSelector && own === name
          ? {
              snippet: snippetOf(name.replace(first, `{1:${first}}`)),
              typedAs: `${name.slice(first.length + 1)} ${name}`,
            }
          : {}),
        detail: port === undefined ? meaning : `${meaning}, port ${port}`,
        aside: types.join(', '),
        topic: { about: 'label', name },
      };
    },
  );
}
