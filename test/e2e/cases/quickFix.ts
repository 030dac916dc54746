import assert from 'node:assert/strict';
import { commands, type Diagnostic, workspace } from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { firstFix } from '../firstFix.ts';
import { faultySample } from '../sampleNames.ts';
import { openSample } from '../samples.ts';

export const quickFix: Case = {
  name: 'a quick fix removes the finding that it belongs to, and undo brings it back',
  async run() {
    const document = await openSample(faultySample);
    const before = await findings(document.uri);
    const { finding, edit } = await firstFix(document, before);
    assert.ok(await workspace.applyEdit(edit));
    const count = (found: readonly Diagnostic[]) =>
      found.filter(({ message }) => message === finding.message).length;
    await findings(document.uri, (found) => count(found) < count(before));
    await commands.executeCommand('undo');
    await findings(document.uri, (found) => count(found) === count(before));
  },
};
