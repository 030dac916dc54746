import type { TokenView } from '../recordView.ts';

/** Texts that programs look for by how they begin. */
const KNOWN_START = /^'(?:v=\w|spf2\.0|[\w-]+-verification[=:])/;

/**
 * Whether the strings of a TXT record stand in single quotes: around all of the words, or inside of double quotes
 * around a text that programs look for.
 */
export function isSingleQuoted(tokens: readonly TokenView[]): boolean {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return false;
  if (!first.text.startsWith("'") || !last.text.endsWith("'")) return false;
  if (tokens.length === 1 && first.text.length < 2) return false;
  if (first.quoted) return tokens.length === 1 && KNOWN_START.test(first.text);
  return !last.quoted;
}
