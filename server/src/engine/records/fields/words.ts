/** BIND breaks long hexadecimal and base64 texts into words of this many characters. */
const WORD = 56;

/** Adds a long text in words, as BIND writes it on one line. */
export function pushWords(words: string[], text: string): void {
  for (let at = 0; at < text.length; at += WORD) words.push(text.slice(at, at + WORD));
}
