/** Texts that are remembered; where more differ, remembering them is of no use. */
const MOST = 256;

/** A function of a text that remembers what it gave: records of many names are often the same. */
export function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly made: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.made;
    if (known.size === MOST) known.clear();
    const made = make(text);
    known.set(text, { made });
    return made;
  };
}
