import { open } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { env, type QuickPickItem, Uri, window, workspace } from 'vscode';

/** A private key, and what it is for. */
export interface PrivateKey {
  readonly pem: string;
  /** Without the final dot. */
  readonly domain: string;
  readonly selector: string;
}

type Choice = QuickPickItem & { readonly keep: (key: PrivateKey) => Promise<boolean> };

const CHOICES: readonly Choice[] = [
  {
    label: '$(clippy) Copy to clipboard',
    detail: 'To be pasted into a file that the mail server alone can read',
    keep: copy,
  },
  {
    label: '$(save) Save to a file…',
    detail: 'Outside of the workspace, readable for you alone (mode 0600)',
    keep: save,
  },
  {
    label: '$(trash) Throw it away',
    detail: 'The record is taken out of the zone again',
    keep: async () => false,
  },
];
const THROW_AWAY = CHOICES[2];
const ANYWHERE = 'Save There All the Same';

/**
 * Asks the user where the private key is to go: it is nowhere but in memory yet, and is never written without being asked.
 *
 * @returns whether the user has it; otherwise it is gone
 */
export async function keepPrivateKey(key: PrivateKey): Promise<boolean> {
  for (;;) {
    const chosen = await window.showQuickPick(CHOICES, {
      title: `The public key is in the zone as ${key.selector}`,
      placeHolder: 'Where is the private key to go? It is not kept anywhere.',
      ignoreFocusOut: true,
    });
    if (chosen === undefined || chosen === THROW_AWAY) return false;
    // A file that was not chosen, or could not be written: the other ways are still open.
    if (await chosen.keep(key)) return true;
  }
}

/** Where signers look for the key. */
function placesFor({ domain, selector }: PrivateKey): string {
  return `OpenDKIM expects it at /etc/opendkim/keys/${domain}/${selector}.private or where KeyTable says, rspamd at /var/lib/rspamd/dkim/${domain}.${selector}.key or where dkim_signing.conf says.`;
}

async function copy(key: PrivateKey): Promise<boolean> {
  await env.clipboard.writeText(key.pem);
  void window.showInformationMessage(
    `The private key is in the clipboard. ${placesFor(key)} Let the mail server alone read the file (mode 0600).`,
  );
  return true;
}

/** Saves the key where the user says. */
async function save(key: PrivateKey): Promise<boolean> {
  const { pem, domain, selector } = key;
  const uri = await window.showSaveDialog({
    title: 'Save the private key',
    saveLabel: 'Save',
    defaultUri: Uri.file(join(homedir(), `${domain}.${selector}.private`)),
  });
  if (uri === undefined || !(await isMeant(uri))) return false;
  try {
    await write(uri, pem);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await window.showErrorMessage(`The private key could not be saved: ${reason}`);
    return false;
  }
  const path = uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
  void window.showInformationMessage(
    `The private key is in ${path}. Move it to the mail server. ${placesFor(key)}`,
  );
  return true;
}

async function write(uri: Uri, pem: string): Promise<void> {
  if (uri.scheme !== 'file') return workspace.fs.writeFile(uri, Buffer.from(pem));
  const file = await open(uri.fsPath, 'w', 0o600);
  try {
    // A file that was there keeps its mode otherwise.
    await file.chmod(0o600);
    await file.writeFile(pem);
  } finally {
    await file.close();
  }
}

/** In the workspace a key is easily committed, and then known to all who have the repository. */
async function isMeant(uri: Uri): Promise<boolean> {
  if (workspace.getWorkspaceFolder(uri) === undefined) return true;
  const chosen = await window.showWarningMessage(
    'This is in the workspace: a private key there is easily committed, and known to all who have the repository.',
    { modal: true },
    ANYWHERE,
  );
  return chosen === ANYWHERE;
}
