import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type InitializeResult,
  type ProtocolConnection,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import type { InitializationOptions } from '../../server/src/protocol.ts';
import { bundle } from '../support/bundle.ts';

const program = await bundle('server/src/node/main.ts', [
  'server/src/node/messages/messageThread.ts',
  'server/src/node/reports/reportThread.ts',
]);

/** What VS Code says that it can do, as far as the server asks. */
export const PULLS: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
};

export interface Options {
  readonly capabilities?: ClientCapabilities;
  /** URIs of the workspace's folders. */
  readonly folders?: readonly string[];
  /** The settings under `hostmaster`. */
  readonly settings?: () => unknown;
  readonly canReadFiles?: boolean;
  /** More of what the client tells at the start. */
  readonly options?: InitializationOptions;
}

/** A client of the real server, in a process of its own. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly result: InitializeResult;
  readonly server: ChildProcess;
  /** @param languageId what the editor takes the document for: a zone file unless given */
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, version: number, ...changes: TextDocumentContentChangeEvent[]): Promise<void>;
  close(uri: string): Promise<void>;
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  /** The findings of a full report. */
  findings(uri: string): Promise<readonly Diagnostic[]>;
  /** Resolves at the next request to ask for diagnostics again. */
  refreshed(): Promise<void>;
  /** Resolves when files have been watched that fulfil the condition. */
  watching(condition: (watchers: string) => boolean): Promise<void>;
}

/** What a client lives for: a test, or a measurement. */
export interface Scope {
  /** Has something done at the end. */
  after(end: () => Promise<void>): void;
}

/** Starts the server for a test and ends it with the test. */
export async function startClient(t: Scope, options: Options = {}): Promise<Client> {
  const { capabilities = PULLS, folders = [], settings = () => null, canReadFiles = false } = options;
  const server = spawn(process.execPath, [program, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const refreshes = createSignal<void>();
  const registrations = createSignal<string>();
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(settings));
  connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes.send();
    return null;
  });
  connection.onRequest(RegistrationRequest.type, (params) => registrations.send(JSON.stringify(params)));
  connection.onRequest('client/unregisterCapability', () => null);
  connection.listen();
  let isOver = false;
  // What waits for a server that has gone would wait for ever.
  const gone = once(server, 'exit').then(([code]) => {
    connection.dispose();
    if (!isOver) throw new Error(`The server ended with ${code}.`);
  });
  gone.catch(() => {});
  const orGone = <T>(awaited: Promise<T>) => Promise.race([awaited, gone as Promise<never>]);
  const result = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folders[0] ?? null,
    workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
    capabilities,
    // No test asks the network.
    initializationOptions: {
      canReadFiles,
      allowsLookups: false,
      ...options.options,
    } satisfies InitializationOptions,
  });
  await connection.sendNotification('initialized', {});
  t.after(async () => {
    isOver = true;
    if (server.exitCode !== null) return;
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    await gone;
  });

  const pull = (uri: string, previousResultId?: string) =>
    connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      identifier: 'hostmaster',
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  return {
    connection,
    result: result as InitializeResult,
    server,
    open: (uri, text, languageId = 'dns-zone') =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      }),
    change: (uri, version, ...contentChanges) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges,
      }),
    close: (uri) => connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    pull,
    async findings(uri) {
      const report = await pull(uri);
      if (report.kind !== 'full') throw new Error(`a report of the kind ${report.kind}`);
      return report.items;
    },
    refreshed: () => orGone(refreshes.next()),
    async watching(condition) {
      while (!condition(await orGone(registrations.next())));
    },
  };
}

/** Values that are waited for, none lost: each is taken once, in order. */
export function createSignal<T>(): { send(value: T): void; next(): Promise<T> } {
  const values: T[] = [];
  const waiting: ((value: T) => void)[] = [];
  return {
    send(value) {
      const taker = waiting.shift();
      if (taker) taker(value);
      else values.push(value);
    },
    next: () =>
      values.length > 0
        ? Promise.resolve(values.shift() as T)
        : new Promise<T>((resolve) => waiting.push(resolve)),
  };
}

/** Findings as short lines: `3:7 zone/syntax`, from 1. */
export function listed(found: readonly Diagnostic[]): string[] {
  return found.map(({ range: { start }, code }) => `${start.line + 1}:${start.character + 1} ${code ?? '-'}`);
}
