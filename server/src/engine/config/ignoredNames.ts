/**
 * Whether a name (absolute, in any case) fits one of the patterns, in which `*` stands for any characters and the final
 * dot may be left out.
 */
export function isIgnoredName(patterns: readonly string[], name: string): boolean {
  const text = plain(name);
  return patterns.some((pattern) => fits(plain(pattern), text));
}

function plain(name: string): string {
  return (name.length > 1 && name.endsWith('.') ? name.slice(0, -1) : name).toLowerCase();
}

/** Goes back to the last `*` alone, so that the time is at most the product of the lengths. */
function fits(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.length && pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
