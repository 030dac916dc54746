import assert from 'node:assert/strict';
import { type CodeAction, commands, type Diagnostic, type TextDocument, workspace } from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { faultySample } from '../sampleNames.ts';
import { openSample } from '../samples.ts';
import { configName, readFile, removeConfig } from '../workspaceFiles.ts';

export const disableActions: Case = {
  name: 'a rule is disabled for a record, or in the configuration, from the light bulb',
  async run() {
    const document = await openSample(faultySample);
    const before = await findings(document.uri);
    const [finding] = before;
    assert.ok(finding);
    const rule = ruleOf(finding);
    const count = (found: readonly Diagnostic[]) => found.filter((each) => ruleOf(each) === rule).length;

    await apply(document, finding, `Disable ${rule} for this record`);
    await findings(document.uri, (found) => found.length < before.length);
    assert.match(document.getText(), new RegExp(`; hostmaster-disable-next-line ${rule} -- `));
    await commands.executeCommand('undo');
    const [again] = await findings(document.uri, (found) => found.length === before.length);
    assert.ok(again);

    await apply(document, again, `Disable ${rule} in the configuration`);
    await findings(document.uri, (found) => count(found) === 0);
    assert.deepEqual(JSON.parse(await readFile(configName)), { rules: { [rule]: 'off' } });
    await removeConfig();
    await findings(document.uri, (found) => found.length === before.length);
  },
};

function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

async function apply(document: TextDocument, finding: Diagnostic, title: string): Promise<void> {
  const actions: CodeAction[] = await commands.executeCommand(
    'vscode.executeCodeActionProvider',
    document.uri,
    finding.range,
    undefined,
    100,
  );
  const action = actions.find((each) => each.title === title);
  assert.ok(action?.edit, `${title}: there are ${actions.map((each) => each.title).join(', ')}`);
  assert.ok(await workspace.applyEdit(action.edit));
  const { command } = action;
  if (command !== undefined) await commands.executeCommand(command.command, ...(command.arguments ?? []));
}
