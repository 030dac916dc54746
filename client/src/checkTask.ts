import { isAbsolute } from 'node:path';
import {
  type Disposable,
  ProcessExecution,
  Task,
  type TaskDefinition,
  tasks,
  Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';

/** The type of tasks that run the command line; the manifest's `taskDefinitions` says what they take. */
export const TASK_TYPE = 'hostmaster';

interface CheckDefinition extends TaskDefinition {
  /** Files and folders, from the workspace's folder: the whole folder when left out. */
  readonly paths?: readonly string[];
}

/** Offers a task for each folder that checks its zones with the command line, whose program is at the path `program`. */
export function createCheckTasks(program: string): Disposable {
  return tasks.registerTaskProvider(TASK_TYPE, {
    provideTasks: () =>
      (workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .map((folder) => taskFor(program, { type: TASK_TYPE }, folder)),
    resolveTask({ definition, scope }) {
      const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
      return folder === undefined ? undefined : taskFor(program, definition, folder);
    },
  });
}

function taskFor(program: string, definition: CheckDefinition, folder: WorkspaceFolder): Task {
  const { paths = ['.'] } = definition;
  // The editor's own Node runs it, so that nothing has to be installed. Paths are absolute because the editor resolves
  // the folder of relative ones, and asks the disk for each, while lines already come: it would lose those of a short run.
  const files = paths.map((path) => (isAbsolute(path) ? path : Uri.joinPath(folder.uri, path).fsPath));
  const execution = new ProcessExecution(process.execPath, [program, 'check', ...files], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  const task = new Task(definition, folder, 'Check all zones', 'hostmaster', execution, [
    '$hostmaster-absolute',
  ]);
  task.detail = 'Checks the zone files with the command line';
  return task;
}
