import { chmod, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { env, Uri, window, workspace } from 'vscode';

/** A private key, and what it is for. */
export interface PrivateKey {
  readonly pem: string;
  /** Without the final dot. */
  readonly domain: string;
  readonly selector: string;
}

const COPY = 'Copy to Clipboard';
const SAVE = 'Save…';
const ANYWHERE = 'Save There All the Same';
const ELSEWHERE = 'Choose Another Place';

/**
 * Asks the user where the private key is to go: it is nowhere but in memory yet, and is never written without being asked.
 *
 * @returns whether the user has it; otherwise it is gone
 */
export async function keepPrivateKey(key: PrivateKey): Promise<boolean> {
  for (;;) {
    const chosen = await window.showInformationMessage(
      `The public key of ${key.selector} is in the zone. Where is the private key to go?`,
      { modal: true, detail: placesFor(key) },
      COPY,
      SAVE,
    );
    if (chosen === undefined) return false;
    if (chosen === COPY) {
      await env.clipboard.writeText(key.pem);
      void window.showInformationMessage(
        `The private key is in the clipboard. Paste it into a file that the mail server alone can read, and copy something else then.`,
      );
      return true;
    }
    const path = await save(key);
    if (path === undefined) continue;
    void window.showInformationMessage(`The private key is in ${path}. Move it to the mail server.`);
    return true;
  }
}

function placesFor({ domain, selector }: PrivateKey): string {
  return [
    'It is not kept anywhere. Without a choice it is thrown away, and the record is taken out of the zone again.',
    `OpenDKIM: /etc/opendkim/keys/${domain}/${selector}.private, entered in KeyTable and SigningTable.`,
    `rspamd: /var/lib/rspamd/dkim/${domain}.${selector}.key, or as dkim_signing.conf says.`,
    'The file is to be readable by the mail server alone (mode 0600).',
  ].join('\n\n');
}

/** Saves the key where the user says; `undefined` if the user does not. */
async function save({ pem, domain, selector }: PrivateKey): Promise<string | undefined> {
  const uri = await window.showSaveDialog({
    title: 'Save the private key',
    saveLabel: 'Save',
    defaultUri: Uri.file(join(homedir(), `${domain}.${selector}.private`)),
  });
  if (uri === undefined || !(await isMeant(uri))) return undefined;
  try {
    if (uri.scheme === 'file') {
      await writeFile(uri.fsPath, pem, { mode: 0o600 });
      // A file that was there keeps its mode otherwise.
      await chmod(uri.fsPath, 0o600);
      return uri.fsPath;
    }
    await workspace.fs.writeFile(uri, Buffer.from(pem));
    return uri.toString(true);
  } catch (error) {
    await window.showErrorMessage(
      `The private key could not be saved: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}

/** In the workspace a key is easily committed, and then known to all who have the repository. */
async function isMeant(uri: Uri): Promise<boolean> {
  if (workspace.getWorkspaceFolder(uri) === undefined) return true;
  const chosen = await window.showWarningMessage(
    'This is in the workspace: a private key there is easily committed, and known to all who have the repository.',
    { modal: true },
    ELSEWHERE,
    ANYWHERE,
  );
  return chosen === ANYWHERE;
}
