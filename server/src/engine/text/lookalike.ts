/** Letters of other scripts that look like ASCII ones, Cyrillic and Greek, each above its twin. */
const OTHERS = 'АВЕЅІЈКМНОРСТУХасеорхуіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο';
const ASCII = 'ABESIJKMHOPCTYXaceopxyisjABEZHIKMNOPTYXo';

/**
 * The text in ASCII letters where it has others that look the same, or full-width forms; `undefined` where it has none
 * or where others are left.
 */
export function inAscii(text: string): string | undefined {
  let result = '';
  for (const char of text.normalize('NFKC')) {
    const at = OTHERS.indexOf(char);
    result += at < 0 ? char : ASCII[at];
  }
  return result !== text && /^[ -~]*$/.test(result) ? result : undefined;
}
