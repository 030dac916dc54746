/** A place to fill in, with the text that stands there first (LSP snippet syntax). */
export function placeholder(number: number, text: string): string {
  return `\${${number}:${text.replaceAll(/[\\$}]/g, '\\$&')}}`;
}

/** A place with texts to choose from (LSP snippet syntax). */
export function choice(number: number, texts: readonly string[]): string {
  return `\${${number}|${texts.map((text) => text.replaceAll(/[\\$},|]/g, '\\$&')).join(',')}|}`;
}
