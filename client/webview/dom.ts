/** What can be put into an element: text is never read as markup. */
export type Content = Node | string | null | undefined | false | readonly Content[];

type Listeners = {
  readonly [K in keyof HTMLElementEventMap as `on${K}`]?: (event: HTMLElementEventMap[K]) => void;
};
type Attributes = Readonly<Record<string, unknown>> & Listeners;

/**
 * Makes an element. Attributes that are `false`, `null` or `undefined` are left out, `true` is an empty one; `on…` with a
 * function listens.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...content: Content[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(name), attributes, content);
}

const SVG = 'http://www.w3.org/2000/svg';

/** {@link el} for pictures. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...content: Content[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS(SVG, name), attributes, content);
}

function filled<E extends Element>(element: E, attributes: Attributes, content: readonly Content[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value));
  }
  append(element, content);
  return element;
}

/** Puts content behind what is in an element. */
export function append(element: Element, content: Content): void {
  if (typeof content === 'string') element.append(content);
  else if (Array.isArray(content)) for (const each of content) append(element, each);
  else if (content instanceof Node) element.append(content);
}
