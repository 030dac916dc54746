import { l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { nameOf } from './reportSources.ts';

/** What receivers call reports: who reports, what about, and when (RFC 7489 §7.2.1.1, RFC 8460 §5.1). */
const REPORTS = '**/*!*!*.{xml,json,gz,zip}';
const MOST_FOUND = 500;

interface Item extends QuickPickItem {
  choose(): Promise<readonly Uri[] | undefined> | readonly Uri[];
}

/** Lets the user choose files or a folder of reports; those that the workspace holds are offered. */
export async function chooseReports(): Promise<readonly Uri[] | undefined> {
  const found = await workspace.findFiles(REPORTS, '**/node_modules/**', MOST_FOUND);
  const folders = new Map<string, { readonly uri: Uri; count: number }>();
  for (const file of found) {
    const uri = Uri.joinPath(file, '..');
    const folder = folders.get(uri.toString()) ?? { uri, count: 0 };
    folders.set(uri.toString(), folder);
    folder.count++;
  }
  const offered: Item[] = [...folders.values()].map(({ uri, count }) => ({
    label: `$(folder) ${workspace.asRelativePath(uri) || nameOf(uri)}`,
    description: count === 1 ? l10n.t('1 report') : l10n.t('{0} reports', count),
    choose: () => [uri],
  }));
  const dialogs: Item[] = [
    { label: `$(files) ${l10n.t('Choose files…')}`, choose: () => ask(true) },
    { label: `$(folder-opened) ${l10n.t('Choose a folder…')}`, choose: () => ask(false) },
  ];
  const chosen = await window.showQuickPick([...offered, ...dialogs], {
    title: l10n.t('Open DMARC and TLS reports'),
    placeHolder: l10n.t('Reports as they came, packed or not, in messages or not'),
  });
  return chosen?.choose();
}

async function ask(isFiles: boolean): Promise<readonly Uri[] | undefined> {
  return window.showOpenDialog({
    title: l10n.t('Open DMARC and TLS reports'),
    openLabel: l10n.t('Open reports'),
    canSelectFiles: isFiles,
    canSelectFolders: !isFiles,
    canSelectMany: true,
    ...(isFiles && {
      filters: {
        [l10n.t('Reports')]: ['xml', 'json', 'gz', 'zip', 'eml'],
        [l10n.t('All files')]: ['*'],
      },
    }),
  });
}
