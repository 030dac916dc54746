/**
 * A field's value without its comments (RFC 5322 §3.2.2), each of which becomes a blank: they nest, and hold quoted pairs. What
 * stands in quotes is no comment. An open one ends with the text. One pass.
 */
export function withoutComments(text: string): string {
  if (!text.includes('(')) return text;
  let result = '';
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '\\' && (depth > 0 || isQuoted)) {
      if (depth === 0) result += text.slice(at, at + 2);
      at++;
    } else if (depth === 0 && char === '"') {
      isQuoted = !isQuoted;
      result += char;
    } else if (char === '(' && !isQuoted) {
      if (depth++ === 0) result += ' ';
    } else if (char === ')' && depth > 0) depth--;
    else if (depth === 0) result += char;
  }
  return result;
}
