import assert from 'node:assert/strict';
import { DiagnosticSeverity, Position, Range, WorkspaceEdit, workspace } from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { faultySample } from '../sampleNames.ts';
import { openSample } from '../samples.ts';
import { configName, inWorkspace, open, removeConfig, writeFile } from '../workspaceFiles.ts';

export const configuration: Case = {
  name: 'the configuration holds at once: written on disk, typed in the editor, taken away',
  async run() {
    const { uri } = await openSample(faultySample);
    const before = await findings(uri, (found) => found.some(isError));
    await writeFile(configName, '{ "rules": { "zone/*": "info", "txt/*": "info" } }\n');
    await findings(uri, (found) => found.length === before.length && !found.some(isError));

    const config = await open(inWorkspace(configName));
    assert.equal(config.languageId, 'jsonc');
    const edit = new WorkspaceEdit();
    const all = new Range(new Position(0, 0), new Position(config.lineCount, 0));
    edit.replace(config.uri, all, '{ // nothing at all\n  "ruleSet": "off",\n}\n');
    await workspace.applyEdit(edit);
    await findings(uri, (found) => found.length === 0);

    const wrong = new WorkspaceEdit();
    wrong.replace(config.uri, new Range(1, 13, 1, 18), '"never"');
    await workspace.applyEdit(wrong);
    const [problem, ...others] = await findings(config.uri);
    assert.deepEqual(others, [], 'each problem is shown once');
    assert.equal(problem?.range.start.line, 1);
    await findings(uri, (found) => found.length === before.length);

    await removeConfig();
    await findings(uri, (found) => found.some(isError));
  },
};

function isError({ severity }: { severity: DiagnosticSeverity }): boolean {
  return severity === DiagnosticSeverity.Error;
}
