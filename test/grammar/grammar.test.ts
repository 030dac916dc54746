import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';

test('the grammar gives the scopes that the annotated zone files expect', () => {
  execFileSync(
    process.execPath,
    [
      'node_modules/vscode-tmgrammar-test/dist/unit.js',
      ...['--grammar', 'syntaxes/dns-zone.tmLanguage.json'],
      'test/grammar/*.zone',
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
});
