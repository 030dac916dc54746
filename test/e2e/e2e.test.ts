import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDesktop } from '../../scripts/editor/desktop.ts';
import { runInBrowser } from './launch/browser.ts';
import { runOnDesktop } from './launch/desktop.ts';
import { makeStage } from './launch/stage.ts';

// The limit ends a run that hangs; it asserts nothing about speed.
test('in a real VS Code', { timeout: 600_000 }, async (t) => {
  const stage = await makeStage();
  t.after(() => stage.remove());
  const executable = await findDesktop();
  const reports =
    executable === undefined ? await runInBrowser(stage) : await runOnDesktop(executable, stage);
  t.diagnostic(executable ?? 'VS Code in the browser');
  for (const report of reports) {
    if (report.kind === 'fact') t.diagnostic(report.text);
    else await t.test(report.name, () => assert.ok(report.error === undefined, report.error));
  }
  assert.ok(
    reports.some(({ kind }) => kind === 'case'),
    'no case was run',
  );
});
