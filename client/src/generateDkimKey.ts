import {
  languages,
  Position,
  ProgressLocation,
  type QuickPickItem,
  Range,
  Selection,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type InsertDkimKeyParams,
  type InsertDkimKeyResult,
  insertDkimKey,
  type SigningDomainsParams,
  type SigningDomainsResult,
  signingDomains,
} from '../../server/src/protocol.ts';
import { type DkimAlgorithm, freeSelector, generateDkimKeyPair } from './dkimKeyPair.ts';
import { zoneDocuments } from './documents.ts';
import { keepPrivateKey } from './keepPrivateKey.ts';

type Domain = SigningDomainsResult['domains'][number];
type Inserted = Extract<InsertDkimKeyResult, { owner: string }>;

const TITLE = 'Generate a DKIM key pair';

/** What is not asked, since the command was called with it. */
export interface Given {
  readonly domain?: string;
  readonly selector?: string;
  readonly algorithm?: DkimAlgorithm;
}

/**
 * Generates a DKIM key pair: the record goes into the zone, the private key where the user says. It is generated here, so
 * that it passes through no other process and no protocol that is logged.
 */
export async function generateDkimKey(client: LanguageClient, given: Given = {}): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined || languages.match(zoneDocuments, document) === 0) {
    await window.showInformationMessage('Open the zone file of the domain that is to sign.');
    return;
  }
  const asked: SigningDomainsParams = { uri: document.uri.toString() };
  const { domains }: SigningDomainsResult = await client.sendRequest(signingDomains, asked);
  const named = domains.find(({ name }) => plain(name) === plain(given.domain ?? ''));
  const domain = named ?? (await chooseDomain(domains));
  const selector = domain && (given.selector ?? (await chooseSelector(domain)));
  const algorithm = selector && (await chooseAlgorithm(given.algorithm));
  if (domain === undefined || !selector || !algorithm) return;
  const { publicKey, privateKey } = await window.withProgress(
    { location: ProgressLocation.Notification, title: 'Generating keys' },
    () => generateDkimKeyPair(algorithm),
  );
  const params: InsertDkimKeyParams = { uri: domain.uri, domain: domain.name, selector, publicKey };
  const result: InsertDkimKeyResult = await client.sendRequest(insertDkimKey, params);
  if ('problem' in result) {
    await window.showWarningMessage(`No key was made: ${result.problem}`);
    return;
  }
  let isKept = false;
  try {
    await show(result);
    isKept = await keepPrivateKey({ pem: privateKey, domain: plain(domain.name), selector });
  } finally {
    if (!isKept) await takeOut(result);
  }
}

async function chooseDomain(domains: readonly Domain[]): Promise<Domain | undefined> {
  const [first] = domains;
  if (first === undefined) {
    await window.showWarningMessage('The name of the zone is not known: set it, or write its SOA record.');
    return undefined;
  }
  if (domains.length === 1) return first;
  const items = domains.map((domain): QuickPickItem & { domain: Domain } => ({
    label: plain(domain.name),
    description: domain.selectors.slice(0, 4).join(', '),
    domain,
  }));
  const chosen = await window.showQuickPick(items, {
    title: TITLE,
    placeHolder: 'The domain in "d=" of signatures',
  });
  return chosen?.domain;
}

async function chooseSelector({ name, selectors }: Domain): Promise<string | undefined> {
  const selector = await window.showInputBox({
    title: TITLE,
    prompt: `Selector: the name of the key, published at SELECTOR._domainkey.${plain(name)}`,
    value: freeSelector(selectors, new Date()),
    validateInput(text) {
      if (selectors.includes(text.toLowerCase()))
        return 'This selector is in use. Each key has one of its own.';
      const isValid = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;
      return isValid.test(text) ? undefined : 'A selector has letters, digits and inner hyphens.';
    },
  });
  return selector;
}

const ALGORITHMS: readonly (QuickPickItem & { readonly algorithm: DkimAlgorithm })[] = [
  { label: 'RSA, 2048 bits', detail: 'All receivers verify it', algorithm: 'rsa-2048' },
  {
    label: 'Ed25519',
    detail: 'Short and fast, but not all receivers verify it: beside a key of RSA',
    algorithm: 'ed25519',
  },
  {
    label: 'RSA, 3072 bits',
    detail: 'More than is needed; the record is too long for some resolvers',
    algorithm: 'rsa-3072',
  },
  {
    label: 'RSA, 4096 bits',
    detail: 'The most that receivers must verify; the record is too long for some resolvers',
    algorithm: 'rsa-4096',
  },
];

async function chooseAlgorithm(given: string | undefined): Promise<DkimAlgorithm | undefined> {
  const named = ALGORITHMS.find(({ algorithm }) => algorithm === given);
  const options = { title: TITLE, placeHolder: 'Type of the key' };
  return (named ?? (await window.showQuickPick(ALGORITHMS, options)))?.algorithm;
}

async function show({ uri, line }: Inserted): Promise<void> {
  const editor = await window.showTextDocument(Uri.parse(uri));
  const at = new Position(line, 0);
  editor.selection = new Selection(at, at);
  editor.revealRange(new Range(at, at));
}

/** A record without its private key is of no use to anybody. */
async function takeOut({ uri, text, owner }: Inserted): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const eol = document.getText().includes('\r\n') ? text.replaceAll(/\r?\n/g, '\r\n') : text;
  const at = document.getText().indexOf(eol);
  if (at >= 0) {
    const edit = new WorkspaceEdit();
    edit.delete(document.uri, new Range(document.positionAt(at), document.positionAt(at + eol.length)));
    if (await workspace.applyEdit(edit)) {
      void window.showInformationMessage(
        `The private key was thrown away, and the record of ${plain(owner)} was taken out again.`,
      );
      return;
    }
  }
  void window.showWarningMessage(
    `The private key was thrown away. Remove the record of ${plain(owner)}, which is of no use without it.`,
  );
}

/** Without the final dot. */
function plain(name: string): string {
  return name.replace(/\.$/, '');
}
