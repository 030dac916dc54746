import { escapeSnippet } from '../editing/completion/snippet.ts';

/** What is structure in a snippet (LSP, "Snippet Syntax"): the start of a place, a whole choice; or an escaped character. */
const TOKEN = /\$\{\d+\|(?:\\.|[^|\\])*\|\}|\$\{\d+:?|\$\d+|\\([\\$},|])|\}/g;

/**
 * A snippet whose text is written as its surroundings need it, such as between quotes.
 *
 * @param write `undefined` for a text that cannot be written there: then nor can the snippet
 */
export function writeSnippet(
  snippet: string,
  write: (text: string) => string | undefined,
): string | undefined {
  let written = '';
  let run = '';
  let depth = 0;
  let canBe = true;
  const flush = () => {
    const text = write(run);
    canBe &&= text !== undefined;
    written += escapeSnippet(text ?? '');
    run = '';
  };
  let at = 0;
  for (const match of snippet.matchAll(TOKEN)) {
    const [token, escaped] = match;
    run += snippet.slice(at, match.index);
    at = match.index + token.length;
    if (escaped !== undefined) run += escaped;
    else if (token === '}' && depth === 0) run += token;
    else {
      flush();
      if (token === '}') depth--;
      else if (token.startsWith('${') && !token.endsWith('}')) depth++;
      written += token;
    }
  }
  run += snippet.slice(at);
  flush();
  return canBe ? written : undefined;
}
