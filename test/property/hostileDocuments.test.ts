import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMailDocument } from '../../server/src/engine/mail/document/mailDocument.ts';
import { publishDocument } from '../../server/src/engine/mail/document/publishDocument.ts';
import type { Notation } from '../../server/src/engine/mail/literals/recordsIn.ts';
import { RULES } from '../../server/src/engine/rules/rules.ts';

const MEGABYTE = 1 << 20;
const TAG = 'v=spf1';

/** What is written over and over, behind a start and before an end. */
const TEXTS: Readonly<Record<Notation, readonly (readonly [start: string, again: string, end?: string])[]>> =
  {
    pasted: [
      [`${TAG} `, ' '],
      [`${TAG} `, 'a '],
      ['', `${TAG}\n`],
      [`"${TAG}`, '" "'],
      [`"${TAG}`, '\\'],
      [`${TAG}\n`, ' x\n'],
      ['TXT ', 'TXT ', TAG],
      ['', '\n', TAG],
    ],
    hcl: [
      [`"${TAG} `, ' '],
      ['', '"${', TAG],
      ['', '<<A\n', `${TAG}\nA\n`],
      ['', '<<', TAG],
      ['x = join("", [', `"${TAG}", `],
      ['', `[ "${TAG} `],
      ['', '{', TAG],
      [`<<A\n${TAG}\n`, '${'],
      ['', '/*', TAG],
    ],
    yaml: [
      [`a: ${TAG} `, ' '],
      [`a: ${TAG}\n`, ' b\n'],
      [`a: ${TAG}`, ' #'],
      ['', '- ', TAG],
      ['', '[', TAG],
      ['', '"', TAG],
      ['', "'\n", TAG],
      ['', `a: |\n ${TAG}\n`],
      [`a: "${TAG}`, '\n'],
      [`a: "${TAG}`, ' \t'],
      ['', `[${TAG}, `],
      ['', 'a: ', TAG],
      ['', '!', TAG],
      [`a: ${TAG}\n`, ' '.repeat(80)],
    ],
    json: [
      [`"${TAG} `, ' '],
      [`"${TAG} `, '\\u00'],
      ['', `"${TAG}",`],
      ['', '[', `"${TAG}"`],
      ['', '"\\', TAG],
      ['', '//', TAG],
    ],
    javascript: [
      [`'${TAG} `, ' '],
      ['', '`${', TAG],
      ['', '/', TAG],
      ['', '/[', TAG],
      ['', "'", TAG],
      [`'${TAG}'`, "+''"],
      ['', `['${TAG}',`],
      ['TXT(', `['${TAG}',`],
      ['', `'${TAG}'+`],
      ['', `x('${TAG} ', [`],
      [`\`${TAG}`, '$'],
      ['', '} ', TAG],
      ['', '\\', TAG],
      ['', 'return /', TAG],
    ],
  };

for (const [notation, texts] of Object.entries(TEXTS)) {
  for (const [start, again, end = ''] of texts) {
    test(`a megabyte of ${JSON.stringify(again)} behind ${JSON.stringify(start)}, as ${notation}`, (t) => {
      const source = `${start}${again.repeat(MEGABYTE / again.length)}${end}`;
      const started = performance.now();
      const document = readMailDocument(source, { notation: notation as Notation });
      const { findings } = publishDocument('a', source, document.findings(RULES), { limit: 1000 });
      for (const offset of [0, start.length, source.length >> 1, source.length]) {
        document.hover(offset);
        document.completions(offset);
      }
      for (const { start: from, end: to } of findings) {
        assert.ok(from.line < to.line || from.character <= to.character);
      }
      t.diagnostic(`${Math.round(performance.now() - started)} ms, ${findings.length} findings`);
    });
  }
}
