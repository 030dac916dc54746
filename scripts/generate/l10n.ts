import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/paths.ts';

/** Calls of `t` of panels and `l10n.t` of the extension, with the text in any quotes. */
const CALL =
  /(?<![\w$])t\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\$]|\\.)*)`|([^'"`\s)]))/g;

/** The texts of the extension and its panels, for those who translate them: each stands for itself (`l10n/bundle.l10n.json`). */
export function translatableTexts(): string {
  const texts = new Set<string>();
  const files = globSync('client/{src,webview}/**/*.ts', { cwd: root }).sort();
  for (const file of files) {
    if (file === join('client', 'webview', 'l10n.ts')) continue;
    for (const [, single, double, template, other] of readFileSync(join(root, file), 'utf8').matchAll(CALL)) {
      if (other !== undefined) throw new Error(`${file}: the text of a call of t() is not written out.`);
      texts.add((single ?? double ?? template ?? '').replaceAll(/\\(.)/g, '$1'));
    }
  }
  const sorted = [...texts].sort((a, b) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted.map((text) => [text, text])), undefined, 2)}\n`;
}
