import assert from 'node:assert/strict';
import { commands, type Diagnostic, tasks, window, workspace } from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { close, open, writeFile } from '../workspaceFiles.ts';

/** A zone with one mistake, which no other case opens; no zone of the samples is for its addresses backwards. */
const FAULTY = `$ORIGIN closed.example.
$TTL 1h
@    SOA ns1 hostmaster 2026010101 4h 1h 2w 1h
     NS  ns1
     NS  ns2
ns1  A   203.0.113.1
ns2  A   198.51.100.300
`;

export const checkAll: Case = {
  name: 'all zones are checked: closed files show what is found, open ones no doubles, until it is cleared',
  async run() {
    const uri = await writeFile('closed.zone', FAULTY);
    await commands.executeCommand('hostmaster.checkAll');
    const closed = listed(await findings(uri));
    await open(uri);
    // A finding that was pulled takes the place of the same one from the check.
    for (let turn = 0; turn < 2; turn++) {
      assert.deepEqual(listed(await findings(uri, (found) => found.length === closed.length)), closed);
      await commands.executeCommand('hostmaster.checkAll');
    }
    await close(uri);
    assert.deepEqual(listed(await findings(uri)), closed);
    await commands.executeCommand('hostmaster.clearWorkspaceFindings');
    await findings(uri, (found) => found.length === 0);
    await workspace.fs.delete(uri);
  },
};

export const checkMail: Case = {
  name: 'mail records in closed files are checked with the zones: bare ones, policies, those in programs',
  async run() {
    const files = {
      'closed.spf': ['v=spf1 +all\n', 'spf/plus-all'],
      'closed.tf': ['records = ["v=DMARC1; p=nothing; rua=mailto:a@mail.example"]\n', 'dmarc/p-invalid'],
      'closed/mta-sts.txt': ['version: STSv1\nmode: some\nmax_age: 604800\n', 'sts/mode-invalid'],
    } as const;
    const written = await Promise.all(
      Object.entries(files).map(async ([name, [text, rule]]) => ({ uri: await writeFile(name, text), rule })),
    );
    await commands.executeCommand('hostmaster.checkAll');
    for (const { uri, rule } of written) {
      await findings(uri, (found) =>
        found.some(({ code }) => (typeof code === 'object' ? code.value : code) === rule),
      );
      await workspace.fs.delete(uri);
    }
    await commands.executeCommand('hostmaster.clearWorkspaceFindings');
  },
};

export const checkTask: Case = {
  name: 'the task checks all zones by the command line, and its findings are problems',
  async run() {
    const uri = await writeFile('task.zone', FAULTY);
    const [task] = await tasks.fetchTasks({ type: 'hostmaster' });
    assert.equal(task?.name, 'Check all zones');
    const ended = new Promise<number | undefined>((resolve) => {
      const listening = tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name !== task.name) return;
        listening.dispose();
        resolve(exitCode);
      });
    });
    await tasks.executeTask(task);
    assert.equal(await ended, 1);
    const [found, ...others] = await findings(uri);
    assert.deepEqual(others, []);
    assert.equal(found?.source, 'hostmaster');
    assert.equal(found.code, 'zone/rdata-invalid');
    assert.equal(found.range.start.line, 6);
    await open(uri);
    // The open file's own finding, which has a link, takes the place of the task's: their owner is the same.
    await findings(uri, (now) => now.length > 0 && now.every(({ code }) => typeof code === 'object'));
    for (const terminal of window.terminals) terminal.dispose();
    await close(uri);
    await workspace.fs.delete(uri);
  },
};

function listed(found: readonly Diagnostic[]): string[] {
  return found.map(({ range: { start }, message }) => `${start.line}:${start.character} ${message}`).sort();
}
