/** What a check of a regular expression found. */
export interface RegexResult {
  /** Capturing groups. */
  readonly groups: number;
  /** What is wrong, undefined when it is valid. */
  readonly fault?: string;
}

const CLASSES = /^\[:(alnum|digit|punct|alpha|graph|space|blank|lower|upper|cntrl|print|xdigit):\]/;

/**
 * Checks an extended regular expression of POSIX (IEEE 1003.1 §9.4), which NAPTR uses (RFC 3402 §3.2), as strictly as
 * BIND does: nothing to repeat, repeated repeats, empty alternatives, open groups and brackets, bad bounds and ranges.
 */
export function regexFault(regex: string): RegexResult {
  let groups = 0;
  let depth = 0;
  /** What a repeat would repeat: nothing, an atom, or what cannot be repeated (a repeat or an anchor). */
  let before: 'nothing' | 'atom' | 'fixed' = 'nothing';
  let mayBeEmpty = false;
  const bad = (fault: string): RegexResult => ({ groups, fault });
  for (let at = 0; at < regex.length; at++) {
    const char = regex.charAt(at);
    if (char === '\\') {
      const next = regex.charAt(++at);
      if (next === '') return bad('"\\" at its end');
      if (next >= '1' && next <= '9' && Number(next) > groups)
        return bad(`"\\${next}" refers to a group that does not exist`);
      before = 'atom';
    } else if (char === '[') {
      const bracket = bracketAt(regex, at);
      if (typeof bracket === 'string') return bad(bracket);
      at = bracket - 1;
      before = 'atom';
    } else if (char === '(') {
      depth++;
      groups++;
      before = 'nothing';
      mayBeEmpty = true;
    } else if (char === ')') {
      if (depth > 0 && before === 'nothing' && !mayBeEmpty) return bad('an empty alternative');
      if (depth > 0) depth--;
      before = 'atom';
    } else if (char === '|') {
      if (before === 'nothing') return bad('an empty alternative');
      before = 'nothing';
      mayBeEmpty = false;
    } else if (char === '^' || char === '$') {
      before = 'fixed';
    } else if (char === '*' || char === '+' || char === '?' || /^\{\d/.test(regex.slice(at, at + 2))) {
      if (before !== 'atom') return bad(`"${char}" has nothing to repeat`);
      before = 'fixed';
      if (char === '{') {
        const bound = /^\{(\d+)(?:(,)(\d*))?\}/.exec(regex.slice(at));
        const low = Number(bound?.[1] ?? 256);
        const high = bound?.[3] ? Number(bound[3]) : low;
        if (bound === null || low > 255 || high > 255 || high < low) return bad('a bad bound in "{…}"');
        at += bound[0].length - 1;
      }
    } else {
      before = 'atom';
    }
  }
  if (depth > 0) return bad('"(" is never closed');
  if (before === 'nothing') return bad(regex === '' ? 'it is empty' : 'an empty alternative');
  return { groups };
}

/** Where the bracket expression at `start` ends, or what is wrong with it. */
function bracketAt(regex: string, start: number): number | string {
  let at = start + 1;
  if (regex.charAt(at) === '^') at++;
  const first = at;
  /** The start of a range that a "-" may make; -1 where none can start. */
  let low = -1;
  let inRange = false;
  let afterRange = false;
  while (at < regex.length) {
    const char = regex.charAt(at);
    if (char === ']' && at > first) return at + 1;
    const element = elementAt(regex, at);
    if (element.length === 0) return 'a bad class in "[…]"';
    if (char === '-' && afterRange) return 'a bad range in "[…]"';
    if (char === '-' && at > first && !inRange && low >= 0 && regex.charAt(at + 1) !== ']') {
      inRange = true;
      at++;
      continue;
    }
    if (inRange && (element.code < 0 || element.code < low)) return 'a bad range in "[…]"';
    low = inRange ? -1 : element.code;
    afterRange = inRange;
    inRange = false;
    at += element.length;
  }
  return '"[" is never closed';
}

/** One element of a bracket expression: its length, 0 when malformed, and its code, -1 where it is no character. */
function elementAt(regex: string, at: number): { readonly length: number; readonly code: number } {
  const kind = /^\[[.=:]/.test(regex.slice(at, at + 2)) ? regex.charAt(at + 1) : '';
  if (kind === '') return { length: 1, code: regex.charCodeAt(at) };
  if (kind === ':') return { length: CLASSES.exec(regex.slice(at))?.[0].length ?? 0, code: -1 };
  const close = regex.indexOf(`${kind}]`, at + 3);
  if (close < 0) return { length: 0, code: -1 };
  const single = kind === '.' && close === at + 3;
  return { length: close + 2 - at, code: single ? regex.charCodeAt(at + 2) : kind === '.' ? 256 : -1 };
}
