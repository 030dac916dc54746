/** What a reader had done to a view. */
interface Place {
  readonly scrolled: number;
  readonly focused: string | undefined;
  readonly selection: readonly [number, number] | undefined;
  readonly opened: ReadonlySet<string>;
  readonly inputs: ReadonlyMap<string, string | boolean>;
}

/**
 * Replaces a view by one of the same message, such as after lookups, and keeps the reader's place: the focus, what was opened or
 * searched for, how far it was scrolled.
 *
 * @param replace puts the new view into `root`
 */
export function keepPlace(root: HTMLElement, replace: () => void): void {
  const place = placeIn(root);
  replace();
  for (const [id, value] of place.inputs) restoreInput(root, id, value);
  for (const details of root.querySelectorAll('details'))
    if (place.opened.has(addressOf(root, details))) details.open = true;
  if (place.focused !== undefined) focusOn(root, place.focused, place.selection);
  document.documentElement.scrollTop = place.scrolled;
}

function placeIn(root: HTMLElement): Place {
  const active = document.activeElement;
  const isInside = active instanceof HTMLElement && active !== root && root.contains(active);
  return {
    scrolled: document.documentElement.scrollTop,
    focused: isInside ? addressOf(root, active) : undefined,
    selection:
      isInside && isText(active) ? [active.selectionStart ?? 0, active.selectionEnd ?? 0] : undefined,
    opened: new Set(Array.from(root.querySelectorAll('details[open]'), (each) => addressOf(root, each))),
    inputs: new Map(
      Array.from(root.querySelectorAll<HTMLInputElement>('input[id], textarea[id]'), (input) => [
        input.id,
        input.type === 'checkbox' ? input.checked : input.value,
      ]),
    ),
  };
}

/** Has the view take a value as if it was typed, where it has another. */
function restoreInput(root: HTMLElement, id: string, value: string | boolean): void {
  const input = root.querySelector<HTMLInputElement>(`#${CSS.escape(id)}`);
  if (input === null) return;
  if (typeof value === 'boolean') {
    if (input.checked === value) return;
    input.checked = value;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  } else if (input.value !== value) {
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function focusOn(root: HTMLElement, address: string, selection: Place['selection']): void {
  const name = address.slice(address.lastIndexOf('/') + 1).replace(/\W.*/, '');
  const same = Array.from(root.querySelectorAll<HTMLElement>(name || '*')).find(
    (each) => addressOf(root, each) === address,
  );
  if (same === undefined) return;
  same.focus({ preventScroll: true });
  if (selection !== undefined && isText(same)) same.setSelectionRange(...selection);
}

function isText(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && /^(?:search|text)$/.test(element.type))
  );
}

/**
 * Where an element stands: which one of its kind it is below the nearest element with a name (`id`, `aria-labelledby`), which
 * views keep from one time to the next.
 */
function addressOf(root: HTMLElement, element: Element): string {
  const kind = element.localName;
  if (element.id !== '') return `#${element.id}/${kind}`;
  const named = element.parentElement?.closest('[id], [aria-labelledby]');
  const within = named !== null && named !== undefined && root.contains(named) ? named : root;
  const place = Array.prototype.indexOf.call(within.querySelectorAll(kind), element);
  const name = within.getAttribute('aria-labelledby') ?? within.id;
  return `${name}/${kind} ${place}`;
}
