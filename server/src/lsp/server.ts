import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { CONFIG_FILE } from '../engine/config/configFile.ts';
import type { LoadDns } from '../engine/dns/openDns.ts';
import { offlineHttp } from '../engine/http/offlineHttp.ts';
import { type LoadHttp, laterHttp } from '../engine/http/openHttp.ts';
import { decodeUtf8 } from '../engine/text/utf8.ts';
import { type LookupStateParams, lookupState, type ReadFileResult, readFile } from '../protocol.ts';
import { abilitiesOf, type ClientAbilities } from './clientAbilities.ts';
import { FIX_ALL } from './codeActions.ts';
import { COMMAND_NAMES, serveCommands } from './commands.ts';
import { ConfigFiles, isConfigFile } from './configFiles.ts';
import { DiagnosticsService } from './diagnosticsService.ts';
import type { Disk, FoundZone } from './disk.ts';
import { featureCapabilities, serveFeatures } from './features/features.ts';
import { REFACTORING_KINDS } from './features/refactorings.ts';
import { serveActions } from './fixes.ts';
import type { Git } from './git.ts';
import { createGuard } from './guard.ts';
import { filesFor } from './includedFiles.ts';
import { inTurn } from './inTurn.ts';
import { createDnsClients } from './lookups/dnsClients.ts';
import { createLookups } from './lookups/lookups.ts';
import { createMailLookups } from './lookups/mailLookups.ts';
import { MailDocuments } from './mail/mailDocuments.ts';
import { createPolicies } from './mail/policies.ts';
import { registerMail } from './mail/registerMail.ts';
import type { MessageAnalyser } from './messages/analyser.ts';
import { explain } from './messages/explain.ts';
import { MessageDocuments } from './messages/messageDocuments.ts';
import { registerMessages } from './messages/registerMessages.ts';
import { serveMessages } from './messages/serveMessages.ts';
import { tellMarks } from './messages/tellMarks.ts';
import { isUnread } from './openZone.ts';
import { OpenZones } from './openZones.ts';
import { createOutsideZones } from './outsideZones.ts';
import { createProgress } from './progress.ts';
import { RemoteFiles } from './remoteFiles.ts';
import type { ReportReader } from './reports/reportReader.ts';
import { serveReports } from './reports/serveReports.ts';
import { isServerConfig, SERVER_CONFIG_GLOBS, searchServedZones } from './servedZones.ts';
import { SettingsStore } from './settings.ts';
import { setupFor } from './setups.ts';
import { Slices } from './slices.ts';
import { canonicalUri, folderOf, schemeOf } from './uris.ts';
import { createVerifiedZones, type LoadCrypto } from './verifiedZones.ts';
import { createWatcher } from './watchIncluded.ts';
import { serveWorkspace } from './workspaceRequests.ts';
import { WorkspaceZones, ZONE_FILE_GLOBS } from './workspaceZones.ts';
import { createNameTeller } from './zoneNames.ts';

/** What the machine offers beside the client; each may be missing. */
export interface Machine {
  /** Without it, all files are read through the client. */
  readonly disk?: Disk;
  /** Without it, nothing is known of commits. */
  readonly git?: Git;
  /** Without it, signed zones are not verified. */
  readonly loadCrypto?: LoadCrypto;
  /** Without it, nothing is looked up. */
  readonly loadDns?: LoadDns;
  readonly loadHttp?: LoadHttp;
  /** Without it, messages are not explained. */
  readonly messages?: MessageAnalyser;
  /** Without it, reports are not read. */
  readonly reports?: ReportReader;
}

/**
 * Answers a client until the connection ends. A fault in a handler is logged and answered with nothing: it never ends the
 * server.
 */
export function startServer(connection: Connection, machine: Machine = {}): void {
  connection.onInitialize((params) => {
    const abilities = abilitiesOf(params);
    serve(connection, params, abilities, machine);
    return capabilities(abilities, params);
  });
  connection.listen();
}

function capabilities({ changesFolders }: ClientAbilities, client: InitializeParams): InitializeResult {
  return {
    capabilities: {
      ...featureCapabilities(client.capabilities),
      textDocumentSync: {
        openClose: true,
        change: TextDocumentSyncKind.Incremental,
        save: true,
        willSaveWaitUntil: true,
      },
      diagnosticProvider: {
        identifier: 'hostmaster',
        interFileDependencies: true,
        workspaceDiagnostics: false,
      },
      executeCommandProvider: { commands: [...COMMAND_NAMES] },
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, ...REFACTORING_KINDS],
        resolveProvider: true,
      },
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
  machine: Machine,
): void {
  const { disk, loadCrypto } = machine;
  // What a repository is set up to do is not to be trusted where the workspace is not, nor what a configuration has us ask.
  const git = abilities.isTrusted ? machine.git : undefined;
  const loadDns = abilities.allowsLookups ? machine.loadDns : undefined;
  const failed = (doing: string, reason: unknown) =>
    connection.console.error(
      `Error while ${doing}: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`,
    );
  const guard = createGuard(failed);

  const logged = (doing: string) => (reason: unknown) => failed(doing, reason);
  const slices = new Slices();

  let folders = foldersOf(params);
  let served: readonly FoundZone[] = [];
  const remote = abilities.readsFiles
    ? new RemoteFiles(
        (uri) => connection.sendRequest<ReadFileResult>(readFile, { uri }),
        (key) => zones.fileChanged(key),
      )
    : undefined;
  const settings = new SettingsStore(connection, abilities.answersConfiguration);
  const configs = new ConfigFiles({
    async load(key) {
      if (schemeOf(key) !== 'file' || disk === undefined) return remote?.load(key);
      const file = disk.read(key, [folderOf(key)]);
      return file.status === 'found' ? decodeUtf8(file.bytes) : undefined;
    },
    validatesOpen: abilities.validatesConfiguration,
    show(uri, diagnostics) {
      connection.sendDiagnostics({ uri, diagnostics }).catch(logged('sending findings'));
    },
  });
  const setupSources = { configs, settings, folders: () => folders, served: () => served };
  const sources = () => ({ zones, folders, disk, remote });
  const zones: OpenZones = new OpenZones(
    {
      setupFor: ({ uri, key }) => setupFor(uri, key, setupSources),
      filesFor: (zone) => filesFor(zone, sources),
      changed(documents, edited) {
        diagnostics.changed(documents, edited);
        watch();
        tellNames?.(documents).catch(logged('telling the names of zones'));
      },
      settled(zone) {
        outsideZones.read(zone);
        verified.settled(zone);
        lookups.settled(zone);
        mail.zoneChanged();
      },
      working(zone) {
        showProgress?.(zone).catch(logged('showing progress'));
      },
      failed,
    },
    slices,
  );
  const mail: MailDocuments = new MailDocuments({
    setupFor: ({ uri, key }) => setupFor(uri, key, setupSources),
    changed: (documents, edited) => diagnostics.changed(documents, edited),
    policyAround: (key) => policies.around(key),
    settled(document) {
      policies.changed(document);
      mailLookups.changed(document);
    },
    failed,
  });
  const messages: MessageDocuments = new MessageDocuments({
    slices,
    hasDisk: disk !== undefined,
    setupFor: ({ uri, key }) => setupFor(uri, key, setupSources),
    explain: (...job) => explain({ abilities, analyser: machine.messages }, ...job),
    changed(document, isAwaited) {
      const { key } = document;
      diagnostics.changed(new Set([key]), isAwaited ? key : undefined);
      if (!isAwaited) refreshHints().catch(logged('refreshing hints'));
      if (abilities.marksMessages) tellMarks(connection, document).catch(logged('marking a message'));
    },
    failed,
  });
  const policies = createPolicies({ zones, slices, git, mail: () => mail, sources, failed });
  const verified = createVerifiedZones({ zones, slices, loadCrypto, failed });
  const clients = loadDns && createDnsClients(loadDns);
  const loadHttp = abilities.allowsLookups ? machine.loadHttp : undefined;
  const web = loadHttp ? laterHttp(loadHttp) : offlineHttp;
  const tellLookups = (state: LookupStateParams) => {
    if (!abilities.showsLookups) return;
    connection.sendNotification(lookupState, state).catch(logged('telling of lookups'));
  };
  const treesChanged = () => {
    refreshHints().catch(logged('refreshing hints'));
  };
  const mailLookups = createMailLookups({
    mail,
    zones: () =>
      [...zones.all()].filter((zone) => zone.isSetUp && !isUnread(zone)).map((zone) => zone.checked.zone),
    clients,
    web,
    tell: tellLookups,
    treesChanged,
    failed,
  });
  const lookups = createLookups({
    zones,
    clients,
    web,
    tell: tellLookups,
    treesChanged,
    failed,
  });
  const outsideZones = createOutsideZones({ zones, slices, git, loadCrypto, sources, failed });
  /** What is shown in the text depends on settings as well. */
  const refreshHints = async () => {
    if (abilities.refreshesHints) await connection.languages.inlayHint.refresh();
    if (abilities.refreshesLenses) await connection.sendRequest(CodeLensRefreshRequest.type);
  };
  const showProgress = abilities.workDoneProgress ? createProgress(connection) : undefined;
  const tellNames = abilities.showsZoneNames ? createNameTeller(connection, zones) : undefined;
  const diagnostics = new DiagnosticsService(connection, abilities, zones, mail, messages, failed);
  const watch = abilities.registersWatchers
    ? inTurn(
        createWatcher(connection, zones, () => folders, abilities.relativePatterns),
        logged('watching files'),
      )
    : () => {};
  const workspace = new WorkspaceZones({
    zones,
    slices,
    disk,
    isToldOfFiles: abilities.registersWatchers,
    sources,
    folders: () => folders,
    setupFor: (key) => setupFor(key, key, setupSources),
  });
  const setUpAgain = inTurn(async () => {
    await zones.setUpAgain();
    await mail.setUpAgain();
    await messages.setUpAgain();
    for (const zone of zones.all()) if (zone.isSetUp && zone.work === undefined) lookups.settled(zone);
    await refreshHints();
  }, logged('reading the configuration again'));
  const searchServed = inTurn(async () => {
    if (disk === undefined) return;
    const before = folders;
    served = await searchServedZones(disk, folders, slices, () => folders === before);
    await zones.setUpAgain();
  }, logged('looking for the configurations of name servers'));

  connection.onDidOpenTextDocument(
    guard('opening a document', undefined, ({ textDocument: { uri, languageId, version, text } }) => {
      if (!isConfigFile(uri)) {
        const isOther =
          mail.open(uri, languageId, version, text) || messages.open(uri, languageId, version, text);
        if (!isOther) zones.open(uri, version, text);
        return;
      }
      configs.opened(uri, version, text);
      setUpAgain();
    }),
  );
  connection.onDidChangeTextDocument(
    guard('changing a document', undefined, ({ textDocument: { uri, version }, contentChanges }) => {
      const changes = contentChanges.map((change) =>
        'range' in change ? { ...change.range, text: change.text } : { text: change.text },
      );
      if (!isConfigFile(uri)) {
        const isOther = mail.change(uri, version, changes) || messages.change(uri, version, changes);
        if (!isOther) zones.change(uri, version, changes);
        return;
      }
      configs.edited(uri, version, changes);
      setUpAgain();
    }),
  );
  connection.onDidCloseTextDocument(
    guard('closing a document', undefined, ({ textDocument: { uri } }) => {
      if (isConfigFile(uri)) {
        configs.closed(uri);
        setUpAgain();
        return;
      }
      const document = mail.get(uri);
      if (document !== undefined) mailLookups.closed(document);
      if (!mail.close(uri) && !messages.close(uri)) {
        const zone = zones.get(uri);
        zones.close(uri);
        outsideZones.closed();
        if (zone !== undefined) lookups.closed(zone);
        mail.zoneChanged();
        // Nobody may have watched them.
        for (const key of zone?.asked ?? []) remote?.forget(key);
      }
      settings.forget(uri);
      diagnostics.closed(uri);
    }),
  );
  connection.onDidSaveTextDocument(
    guard('looking at a saved document', undefined, () => outsideZones.commitsChanged()),
  );
  connection.onDidChangeWatchedFiles(
    guard('looking at changed files', undefined, ({ changes }) => {
      const keys = [...new Set(changes.map(({ uri }) => canonicalUri(uri)))];
      for (const key of keys) {
        if (isConfigFile(key)) configs.forget(key);
        remote?.forget(key);
        zones.fileChanged(key);
      }
      workspace.filesChanged(keys);
      if (keys.some(isServerConfig)) searchServed();
      else if (keys.some(isConfigFile)) setUpAgain();
    }),
  );
  connection.onDidChangeConfiguration(
    guard('changing settings', undefined, ({ settings: sent }) => {
      settings.changed(sent);
      setUpAgain();
    }),
  );
  diagnostics.listen();
  const parts = {
    connection,
    client: params.capabilities,
    abilities,
    zones,
    mail,
    messages,
    configs,
    slices,
    disk,
    git,
    loadCrypto,
    verified,
    lookups,
    mailLookups,
    guard,
    sources,
    folders: () => folders,
    setupFor: (key: string) => setupFor(key, key, setupSources),
    workspace,
  };
  serveActions(parts);
  serveWorkspace(connection, abilities, { ...parts, clients, web });
  serveFeatures(parts);
  serveMessages({ ...parts, analyser: machine.messages });
  serveReports({ ...parts, reader: machine.reports });
  serveCommands(parts);

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
          searchServed();
        });
      }
      searchServed();
      if (abilities.mailDocuments !== undefined) {
        await registerMail(connection, params.capabilities, abilities.mailDocuments);
      }
      if (abilities.messageDocuments !== undefined) {
        await registerMessages(connection, params.capabilities, abilities.messageDocuments);
      }
      if (abilities.registersConfiguration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'hostmaster' });
      }
      if (abilities.registersWatchers) {
        const globs = [`**/${CONFIG_FILE}`, ...SERVER_CONFIG_GLOBS, ...ZONE_FILE_GLOBS];
        await connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: globs.map((globPattern) => ({ globPattern })),
        });
      }
    }),
  );
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.map((uri) => canonicalUri(uri).replace(/\/$/, ''));
}
