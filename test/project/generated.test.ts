import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { generatedFiles, RULE_DOCS } from '../../scripts/generate/files.ts';
import { root } from '../../scripts/setup/paths.ts';

suite('generated documentation is what `npm run generate` makes', () => {
  const files = generatedFiles();
  for (const [path, text] of files) {
    test(path, () => {
      const written = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
      assert.equal(written, text, 'run `npm run generate`');
    });
  }
  test('has no page too many', () => {
    const pages = globSync(`${RULE_DOCS}/**/*.md`, { cwd: root });
    assert.deepEqual(
      pages.filter((page) => !files.has(page)),
      [],
    );
  });
});

test('links between documents lead to files', () => {
  for (const path of ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })]) {
    const text = readFileSync(join(root, path), 'utf8');
    for (const [, link = ''] of text.matchAll(/(?<!!\[[^\]]*)\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
      assert.ok(existsSync(join(root, path, '..', link)), `${path} links to ${link}`);
    }
  }
});
