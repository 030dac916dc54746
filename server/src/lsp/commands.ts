import type { ExecuteCommandParams } from 'vscode-languageserver';
import { docsUrl } from '../engine/rules/ruleDocs.ts';
import { isRuleId } from '../engine/rules/rules.ts';
import { EXPLAIN } from './codeActions.ts';
import type { FeatureParts, RunCommand } from './features/feature.ts';
import { FEATURE_COMMANDS } from './features/features.ts';

const explain: RunCommand = async ({ connection }, [rule]) => {
  if (typeof rule === 'string' && isRuleId(rule)) {
    await connection.window.showDocument({ uri: docsUrl(rule), external: true });
  }
};

const COMMANDS = new Map<string, RunCommand>([[EXPLAIN, explain], ...Object.entries(FEATURE_COMMANDS)]);

/** The commands that the server runs. */
export const COMMAND_NAMES: readonly string[] = [...COMMANDS.keys()];

/** Runs the commands that the client asks for; what their names do not tell is answered with nothing. */
export function serveCommands(parts: FeatureParts): void {
  parts.connection.onExecuteCommand(
    parts.guard<[ExecuteCommandParams], unknown>(
      'running a command',
      null,
      ({ command, arguments: args = [] }) => COMMANDS.get(command)?.(parts, args),
    ),
  );
}
