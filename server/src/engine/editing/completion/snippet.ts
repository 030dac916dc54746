/** Escapes a text for a place of a snippet (LSP, "Snippet Syntax"). */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/**
 * A snippet from a template with `{1:text}` for a place to fill in and `{1|one,other|}` for one with several texts; all else
 * is itself.
 */
export function snippetOf(template: string): string {
  return template.replace(/\$|\{(?=\d)/g, (char) => (char === '$' ? '\\$' : '${'));
}

/** `${1:text}`, `${1|a,b|}`, `$1` or an escaped character. */
const PART =
  /\\([\\$},|])|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\{\d+\|((?:\\.|[^|\\,])*)(?:,(?:\\.|[^|\\])*)?\|\}|\$\d+/g;

/** The text of a snippet with what its places hold, for editors that know no snippets. */
export function plainText(snippet: string): string {
  return snippet.replace(
    PART,
    (_, escaped?: string, text?: string, first?: string) =>
      escaped ?? (text ?? first ?? '').replace(/\\(.)/g, '$1'),
  );
}
