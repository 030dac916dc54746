import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readMailDocument } from '../../../server/src/engine/mail/document/mailDocument.ts';
import { mailFile, mailLanguage } from '../../../server/src/engine/mail/document/mailLanguage.ts';
import { publishDocument } from '../../../server/src/engine/mail/document/publishDocument.ts';
import { writeSnippet } from '../../../server/src/engine/mail/snippetText.ts';
import { RULES } from '../../../server/src/engine/rules/rules.ts';
import { applyFix } from '../../rules/check.ts';
import { markedText } from '../../support/markedText.ts';

const published = (source: string, language: string) =>
  publishDocument(
    'a',
    source,
    readMailDocument(source, mailLanguage(language, 'a') ?? { notation: 'pasted' }).findings(RULES),
  ).findings;

suite('documents with mail records', () => {
  test('are known by their language, or by their names', () => {
    assert.deepEqual(mailLanguage('terraform', 'main.tf'), { notation: 'hcl' });
    assert.deepEqual(mailLanguage('plaintext', 'example.com.SPF'), { notation: 'pasted', kind: 'spf' });
    assert.deepEqual(mailFile('mta-sts.txt'), { notation: 'policy' });
    for (const name of ['spf', 'a.txt', 'db.example.com', 'a.zone', 'mta-sts.txt.zone']) {
      assert.equal(mailLanguage('dns-zone', name), undefined, name);
    }
    assert.equal(mailLanguage('constructor', 'a'), undefined);
  });

  test('are judged by the rules for records, in file positions, and fixed within quotes', () => {
    const source = 'a: 1\nb: "v=spf1 mx +all"\n';
    const found = published(source, 'yaml').find(
      ({ severity }) => severity === 'error' || severity === 'warning',
    );
    assert.ok(found !== undefined, 'a record that lets all pass is found');
    assert.equal(found.start.line, 1);
    const fixed = found.fixes[0] && applyFix(source, found.fixes[0]);
    assert.match(fixed ?? '', /^a: 1\nb: "v=spf1 mx [-~?]all"\n$/);
  });

  test('partial records are not judged', () => {
    assert.deepEqual(published("a = 'v=spf1 +all ' + b", 'javascript'), []);
  });

  test('policies are judged', () => {
    const document = readMailDocument('version: STSv1\nmode: none\n', { notation: 'policy' });
    assert.ok(document.findings(RULES).length > 0);
    assert.ok(document.hover(20) !== undefined);
    assert.ok(document.completions(26).length > 0);
  });
});

suite('completions in documents', () => {
  test('where there is nothing yet, a record of each kind can be begun; in a file for one kind, of that', () => {
    const labelsIn = (source: string, language: string, name: string) => {
      const { text, offset } = markedText(source);
      const found = mailLanguage(language, name) ?? { notation: 'pasted' };
      return readMailDocument(text, found).completions(offset);
    };
    for (const source of ['|', 'v=spf1 -all\n|', 'v=|', '  "v=D|']) {
      const labels = labelsIn(source, 'mail-record', 'Untitled-1').map(
        ({ label }) => label.split(/[ ;]/, 1)[0],
      );
      const kinds = ['v=spf1', 'v=DKIM1', 'v=DMARC1', 'v=STSv1', 'v=TLSRPTv1', 'v=BIMI1'];
      assert.deepEqual([...new Set(labels)].sort(), kinds.sort(), source);
    }
    assert.ok(labelsIn('|', 'mail-record', 'a.dmarc').every(({ label }) => label.startsWith('v=DMARC1')));
    assert.deepEqual(labelsIn('some words |', 'mail-record', 'a'), []);
  });

  test('text of a snippet is written as the literal needs it, its places stay', () => {
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: snippets
    const write = (text: string) => text.replaceAll(/["\\$]/g, '\\$&');
    const written = writeSnippet('a"${1:b"\\$c}}d${2|"x",y|} $0 \\\\', write);
    assert.equal(written, 'a\\\\"${1:b\\\\"\\\\\\$c}\\}d${2|"x",y|} $0 \\\\\\\\');
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: snippets
    assert.equal(
      writeSnippet('ab', () => undefined),
      undefined,
    );
  });

  for (const [language, marked] of [
    ['mail-record', 'v=spf1 mx |'],
    ['mail-record', 'v=spf1 mx   |\nv=DMARC1; p=none'],
    ['yaml', 'a: v=spf1 mx |'],
    ['yaml', 'a: "v=spf1 mx |"'],
    ['terraform', 'a = "v=spf1 |"'],
    ['javascript', "'v=spf1 |' + a"],
    ['mail-record', '"v=spf1 mx |" "-all"'],
  ] as const) {
    test(`${language}: ${marked.split('\n')[0]}`, () => {
      const { text, offset } = markedText(marked);
      const found = readMailDocument(text, mailLanguage(language, 'a') ?? { notation: 'pasted' }).completions(
        offset,
      );
      assert.ok(
        found.some(({ label }) => label.startsWith('include')),
        found.map(({ label }) => label).join(),
      );
      for (const { replaces } of found) assert.equal(replaces.end, offset);
    });
  }
});
