let translated: Readonly<Record<string, string>> = {};

/** Takes the words of the user's language, by the English ones (`l10n/bundle.l10n.*.json`). */
export function setWords(words: Readonly<Record<string, string>>): void {
  translated = words;
}

/** A text in the user's language; `{0}` and so on are put in. The text has to be written out where this is called. */
export function t(text: string, ...values: readonly (string | number)[]): string {
  return (translated[text] ?? text).replaceAll(/\{(\d+)\}/g, (_, i: string) =>
    String(values[Number(i)] ?? ''),
  );
}
