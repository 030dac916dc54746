import type { WorkspaceEdit } from 'vscode-languageserver';
import { CONFIG_FILE } from '../engine/config/configFile.ts';
import { setInConfig } from '../engine/config/editConfig.ts';
import type { ClientAbilities } from './clientAbilities.ts';
import type { ConfigFiles } from './configFiles.ts';
import type { Setup } from './setup.ts';
import { positionAt } from './textPosition.ts';

/** A change of a project's configuration, and which file it is. */
export interface ConfigChange {
  readonly uri: string;
  readonly edit: WorkspaceEdit;
}

/** An open document with what it is judged by. */
export interface SetUpDocument {
  readonly uri: string;
  readonly setup: Setup;
}

/** The configuration file of a document, or where it would be; `undefined` for documents that are in no folder. */
export function configUriOf({ setup }: SetUpDocument): string | undefined {
  if (setup.base === '') return undefined;
  return setup.configUri ?? `${setup.base.replace(/\/$/, '')}/${CONFIG_FILE}`;
}

/**
 * The change that sets a value in the configuration of a document; the file is made where there is none.
 *
 * @param path the keys that lead to the value
 * @returns why it cannot be made, as a sentence
 */
export async function changeConfig(
  document: SetUpDocument,
  path: string[],
  value: unknown,
  configs: ConfigFiles,
  { versionedEdits, createsFiles }: ClientAbilities,
): Promise<ConfigChange | string> {
  const uri = configUriOf(document);
  if (uri === undefined) return 'Save the file first: the configuration is kept beside it.';
  const text = await configs.text(uri);
  const changes = setInConfig(text ?? '', path, value);
  if (changes === undefined) return `${CONFIG_FILE} cannot be changed: it is not valid. Correct it first.`;
  if (text === undefined && !createsFiles) return `There is no ${CONFIG_FILE} for ${document.uri}.`;
  const edits = changes.map(({ start, end, text: newText }) => ({
    range: { start: positionAt(text ?? '', start), end: positionAt(text ?? '', end) },
    newText,
  }));
  if (!versionedEdits) return { uri, edit: { changes: { [uri]: edits } } };
  const change = { textDocument: { uri, version: configs.version(uri) }, edits };
  const creation = { kind: 'create' as const, uri, options: { ignoreIfExists: true } };
  return { uri, edit: { documentChanges: text === undefined ? [creation, change] : [change] } };
}
