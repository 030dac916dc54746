import { type Disposable, EventEmitter, languages, type TextDocument, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type SetOriginParams,
  type SetOriginResult,
  setOrigin,
  type ZoneInfoParams,
  zoneInfo,
} from '../../server/src/protocol.ts';
import { zoneDocuments } from './documents.ts';
import { saveFile } from './saveFile.ts';

/** Shows in the editor's language status what the zone of the file is called, and what says so. */
export function createZoneNames(client: LanguageClient): Disposable & { set(name?: string): Promise<void> } {
  const infos = new Map<string, ZoneInfoParams>();
  const changed = new EventEmitter<void>();
  const item = languages.createLanguageStatusItem('hostmaster.zone', zoneDocuments);
  item.name = 'Zone';
  const show = () => {
    const document = window.activeTextEditor?.document;
    const info = document && infos.get(document.uri.toString());
    item.text = info ? `Zone: ${shownName(info)}` : 'Zone: …';
    item.detail = info ? sourceOf(info) : '';
    item.command = { command: 'hostmaster.setZoneName', title: 'Set the name…' };
  };
  show();
  const parts: Disposable[] = [
    item,
    changed,
    changed.event(show),
    client.onNotification(zoneInfo, (info: ZoneInfoParams) => {
      infos.set(Uri.parse(info.uri).toString(), info);
      changed.fire();
    }),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidCloseTextDocument(({ uri }) => void infos.delete(uri.toString())),
  ];
  return {
    /** Asks for the name, unless it is given, and has it written into the configuration. */
    async set(given) {
      const document = window.activeTextEditor?.document;
      if (document === undefined || languages.match(zoneDocuments, document) === 0) {
        await window.showInformationMessage('Open the zone file that is to be named.');
        return;
      }
      const name = given ?? (await askFor(document, infos.get(document.uri.toString())));
      if (name === undefined) return;
      const params: SetOriginParams = { uri: document.uri.toString(), origin: name };
      const result: SetOriginResult = await client.sendRequest(setOrigin, params);
      if ('problem' in result) await window.showWarningMessage(result.problem);
      else await saveFile(result.uri);
    },
    dispose: () => parts.forEach((part) => void part.dispose()),
  };
}

function askFor({ uri }: TextDocument, info: ZoneInfoParams | undefined): Thenable<string | undefined> {
  const known = info === undefined || info.source === 'none' ? '' : shownName(info);
  return window.showInputBox({
    title: `Name of the zone in ${workspace.asRelativePath(uri)}`,
    prompt: 'A domain name such as example.com. It is kept in .hostmaster.json.',
    value: known,
    validateInput: (text) =>
      /^(\.|[^\s.]+(\.[^\s.]+)*\.?)$/.test(text) ? undefined : 'This is no domain name.',
  });
}

function shownName({ name, source }: ZoneInfoParams): string {
  if (name === '.') return source === 'none' ? 'unknown' : '. (the root)';
  return name.slice(0, -1);
}

function sourceOf({ source, from }: ZoneInfoParams): string {
  const file = from === undefined ? '' : workspace.asRelativePath(Uri.parse(from));
  switch (source) {
    case '$ORIGIN':
      return 'from $ORIGIN';
    case 'soa':
      return 'from the SOA record';
    case 'configuration':
    case 'server':
      return `from ${file}`;
    case 'name':
      return 'from the file’s name';
    case 'include':
      return `included by ${file}`;
    case 'option':
      return 'as given';
    case 'none':
      return 'nothing tells it';
  }
}
