import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { type ReadFileResult, readFile } from '../protocol.ts';
import { abilitiesOf, type ClientAbilities } from './clientAbilities.ts';
import { FIX_ALL } from './codeActions.ts';
import { DiagnosticsService } from './diagnosticsService.ts';
import type { Disk } from './disk.ts';
import { serveActions } from './fixes.ts';
import { createGuard } from './guard.ts';
import { filesFor } from './includedFiles.ts';
import { inTurn } from './inTurn.ts';
import { OpenZones } from './openZones.ts';
import { showProgress } from './progress.ts';
import { RemoteFiles } from './remoteFiles.ts';
import { SettingsStore } from './settings.ts';
import { canonicalUri } from './uris.ts';
import { createWatcher } from './watchIncluded.ts';

/**
 * Answers a client until the connection ends. A fault in a handler is logged and answered with nothing: it never ends the
 * server.
 *
 * @param disk the machine's disk; without one, all files are read through the client
 */
export function startServer(connection: Connection, disk?: Disk): void {
  connection.onInitialize((params) => {
    const abilities = abilitiesOf(params);
    serve(connection, params, abilities, disk);
    return capabilities(abilities);
  });
  connection.listen();
}

function capabilities({ changesFolders }: ClientAbilities): InitializeResult {
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      diagnosticProvider: {
        identifier: 'hostmaster',
        interFileDependencies: true,
        workspaceDiagnostics: false,
      },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: true },
      ...(changesFolders
        ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
        : {}),
    },
    serverInfo: { name: 'hostmaster' },
  };
}

function serve(
  connection: Connection,
  params: InitializeParams,
  abilities: ClientAbilities,
  disk: Disk | undefined,
): void {
  const failed = (doing: string, reason: unknown) =>
    connection.console.error(
      `Error while ${doing}: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`,
    );
  const guard = createGuard(failed);

  let folders = foldersOf(params);
  const remote = abilities.readsFiles
    ? new RemoteFiles(
        (uri) => connection.sendRequest<ReadFileResult>(readFile, { uri }),
        (key) => zones.fileChanged(key),
      )
    : undefined;
  const zones: OpenZones = new OpenZones({
    filesFor: (zone) => filesFor(zone, () => ({ zones, folders, disk, remote })),
    changed(documents, edited) {
      diagnostics.changed(documents, edited);
      watch();
    },
    reading(zone) {
      if (!abilities.workDoneProgress) return;
      showProgress(connection, zone).catch((reason) => failed('showing progress', reason));
    },
    failed,
  });
  const settings = new SettingsStore(connection, abilities.answersConfiguration);
  const diagnostics = new DiagnosticsService(connection, abilities, zones, settings, failed);
  const watch = abilities.registersWatchers
    ? inTurn(createWatcher(connection, zones, abilities.relativePatterns), (reason) =>
        failed('watching files', reason),
      )
    : () => {};

  connection.onDidOpenTextDocument(
    guard('opening a document', undefined, ({ textDocument: { uri, version, text } }) =>
      zones.open(uri, version, text),
    ),
  );
  connection.onDidChangeTextDocument(
    guard('changing a document', undefined, ({ textDocument: { uri, version }, contentChanges }) =>
      zones.change(
        uri,
        version,
        contentChanges.map((change) =>
          'range' in change ? { ...change.range, text: change.text } : { text: change.text },
        ),
      ),
    ),
  );
  connection.onDidCloseTextDocument(
    guard('closing a document', undefined, ({ textDocument: { uri } }) => {
      const asked = zones.get(uri)?.asked ?? [];
      zones.close(uri);
      // Nobody may have watched them.
      for (const key of asked) remote?.forget(key);
      settings.forget(uri);
      diagnostics.closed(uri);
    }),
  );
  connection.onDidChangeWatchedFiles(
    guard('looking at changed files', undefined, ({ changes }) => {
      for (const key of new Set(changes.map(({ uri }) => canonicalUri(uri)))) {
        remote?.forget(key);
        zones.fileChanged(key);
      }
    }),
  );
  connection.onDidChangeConfiguration(
    guard('changing settings', undefined, ({ settings: sent }) => {
      settings.changed(sent);
      diagnostics.allChanged();
    }),
  );
  diagnostics.listen();
  serveActions(connection, zones, settings, abilities, guard);

  connection.onInitialized(
    guard('starting', undefined, async () => {
      if (abilities.changesFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const gone = new Set(removed.map(({ uri }) => canonicalUri(uri)));
          folders = [
            ...folders.filter((folder) => !gone.has(folder)),
            ...added.map(({ uri }) => canonicalUri(uri)),
          ];
          zones.readAllAgain();
        });
      }
      if (abilities.registersConfiguration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'hostmaster' });
      }
    }),
  );
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.map((uri) => canonicalUri(uri).replace(/\/$/, ''));
}
