// Writes the documentation that is made from declarations in the code. A test fails when it was not run.
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles, RULE_DOCS } from './generate/files.ts';
import { root } from './setup/paths.ts';

const files = generatedFiles();
for (const path of globSync(`${RULE_DOCS}/**/*.md`, { cwd: root })) {
  if (!files.has(path)) rmSync(join(root, path));
}
for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
