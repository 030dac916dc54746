import { type ChunkedText, changeChunks, chunked } from '../../engine/text/chunkedText.ts';
import type { TextChange } from '../../engine/zone/editZone.ts';
import type { AnalyseMessageResult } from '../../protocol.ts';
import { RUN } from '../findings.ts';
import type { Failed } from '../guard.ts';
import { isSameSetup, NO_SETUP, type Setup } from '../setup.ts';
import type { Slices } from '../slices.ts';
import { baseName, canonicalUri, schemeOf } from '../uris.ts';
import type { Analysis, AnalysisWatch, MessageSource } from './analyser.ts';
import { createDeferred, type Deferred } from './deferred.ts';
import { encodeChunks } from './encodeChunks.ts';

/** What the documents need of their surroundings. */
export interface MessageDocumentsPorts {
  readonly slices: Slices;
  /** Whether files are on this machine's disk, where another thread can read them. */
  readonly hasDisk: boolean;
  /** What a document is judged by. */
  setupFor(document: OpenMessage): Promise<Setup>;
  /** Has a message explained. */
  explain(source: MessageSource, setup: Setup, asksDns: boolean, watch: AnalysisWatch): Promise<Explained>;
  /**
   * What is shown of a document may be other now.
   *
   * @param isAwaited the client has asked already, and waits
   */
  changed(document: OpenMessage, isAwaited: boolean): void;
  readonly failed: Failed;
}

export type Explained = AnalyseMessageResult<Analysis>;

/** An open document that is a message. */
export interface OpenMessage {
  /** As the client writes it, and in the one spelling. */
  readonly uri: string;
  readonly key: string;
  version: number;
  text: ChunkedText;
  /** What is said of the text as it is; while there is nothing yet, it is on its way. */
  explained: Deferred<Explained>;
  setup: Setup;
  /** Resolves when it is known what it is judged by. */
  ready: Promise<void>;
  /** Tells apart what was said at different times. */
  revision: number;
}

/** Milliseconds without a change before a message is explained anew. */
const PAUSE = 300;

/** Languages by which editors know messages. */
const LANGUAGES: ReadonlySet<string> = new Set(['eml', 'mail', 'email']);

const GONE: Explained = { problem: 'The message was closed, or changed, before it was explained.' };

/** The work on a document's text as it is. */
interface Run {
  readonly controller: AbortController;
  timer?: ReturnType<typeof setTimeout>;
}

/** Documents are told apart when one is closed and opened again. */
let revisions = 0;

/** The open documents that are messages. Each is explained when it is opened and when its text has not changed for a moment. */
export class MessageDocuments {
  private readonly documents = new Map<string, OpenMessage>();
  private readonly runs = new WeakMap<OpenMessage, Run>();
  private readonly ports: MessageDocumentsPorts;

  constructor(ports: MessageDocumentsPorts) {
    this.ports = ports;
  }

  get(uri: string): OpenMessage | undefined {
    return this.documents.get(canonicalUri(uri));
  }

  /** @returns whether a document of this language and name is one of these */
  open(uri: string, languageId: string, version: number, text: string): boolean {
    if (!LANGUAGES.has(languageId) && !/\.eml$/i.test(baseName(uri))) return false;
    const document: OpenMessage = {
      uri,
      key: canonicalUri(uri),
      version,
      text: chunked(text),
      explained: createDeferred(),
      setup: NO_SETUP,
      ready: Promise.resolve(),
      revision: ++revisions,
    };
    this.documents.set(document.key, document);
    document.ready = this.setUp(document);
    this.schedule(document, 0);
    return true;
  }

  /** @returns whether the document is one of these */
  change(
    uri: string,
    version: number,
    changes: readonly (TextChange | { readonly text: string })[],
  ): boolean {
    const document = this.get(uri);
    if (document === undefined) return false;
    for (const change of changes) {
      document.text = 'start' in change ? changeChunks(document.text, change) : chunked(change.text);
    }
    document.version = version;
    document.revision = ++revisions;
    this.schedule(document, PAUSE);
    return true;
  }

  /** @returns whether the document was one of these */
  close(uri: string): boolean {
    const document = this.get(uri);
    if (document === undefined) return false;
    this.documents.delete(document.key);
    this.stop(document);
    document.explained.settle(GONE);
    return true;
  }

  /** What documents are judged by may have changed. */
  async setUpAgain(): Promise<void> {
    for (const document of [...this.documents.values()]) {
      const { setup } = document;
      await this.setUp(document);
      if (this.get(document.uri) !== document || isSameSetup(setup, document.setup)) continue;
      document.revision = ++revisions;
      if (inputsOf(setup) !== inputsOf(document.setup)) this.schedule(document, 0);
      this.ports.changed(document, false);
    }
  }

  /**
   * What is said of a document as it is.
   *
   * @param asksDns asks DNS for it, and keeps what comes of it until the text changes; else what there is will do
   * @param watch gives up asking
   */
  async explain(document: OpenMessage, asksDns: boolean, watch: AnalysisWatch): Promise<Explained> {
    if (!asksDns) return document.explained.value;
    const run = this.begin(document);
    const giveUp = () => run.controller.abort();
    watch.cancel?.addEventListener('abort', giveUp);
    if (watch.cancel?.aborted) giveUp();
    try {
      const result = await this.work(document, run, true, watch.told);
      if (result !== undefined) return result;
      // Given up: without DNS, then, unless it was said before.
      if (this.runs.get(document) === run && !document.explained.isSettled) this.schedule(document, 0);
      return GONE;
    } finally {
      watch.cancel?.removeEventListener('abort', giveUp);
    }
  }

  private stop(document: OpenMessage): void {
    const last = this.runs.get(document);
    last?.controller.abort();
    clearTimeout(last?.timer);
  }

  private begin(document: OpenMessage): Run {
    this.stop(document);
    const run: Run = { controller: new AbortController() };
    this.runs.set(document, run);
    return run;
  }

  /** Has a document explained after a while; what was said of it before does not hold any longer. */
  private schedule(document: OpenMessage, delay: number): void {
    const run = this.begin(document);
    if (document.explained.isSettled) document.explained = createDeferred();
    run.timer = setTimeout(() => {
      this.work(document, run, false).catch((reason) =>
        this.ports.failed(`explaining ${document.uri}`, reason),
      );
    }, delay);
  }

  /** @returns what is said of the document; `undefined` if it was given up */
  private async work(
    document: OpenMessage,
    { controller: { signal } }: Run,
    asksDns: boolean,
    told?: AnalysisWatch['told'],
  ): Promise<Explained | undefined> {
    const { slices, explain, changed, hasDisk } = this.ports;
    await document.ready;
    const bytes = await encodeChunks(document.text, slices, () => !signal.aborted);
    if (bytes === undefined) return undefined;
    const isFile = hasDisk && schemeOf(document.key) === 'file';
    const source = { bytes, ...(isFile && { shownOf: document.uri }) };
    const result = await explain(source, document.setup, asksDns, {
      cancel: signal,
      ...(told && { told }),
    });
    if (signal.aborted) return undefined;
    const isAwaited = !document.explained.isSettled;
    if (!isAwaited) {
      document.explained = createDeferred();
      document.revision = ++revisions;
    }
    document.explained.settle(result);
    changed(document, isAwaited);
    return result;
  }

  private async setUp(document: OpenMessage): Promise<void> {
    try {
      document.setup = await this.ports.setupFor(document);
    } catch (reason) {
      this.ports.failed(`finding the configuration of ${document.uri}`, reason);
    }
  }
}

/** The settings that what is said of a message depends on; the others decide how it is shown. */
function inputsOf({ config }: Setup): string {
  return JSON.stringify([
    config['messages.ownHosts'],
    config['dns.lookups'],
    config['dns.resolvers'],
    config['dns.timeout'],
  ]);
}

/** Identifies the findings of a document as they are now. */
export function messageResultId({ revision }: OpenMessage): string {
  return `${RUN} message ${revision}`;
}
