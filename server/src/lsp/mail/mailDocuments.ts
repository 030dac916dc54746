import { activeRules } from '../../engine/config/levels.ts';
import {
  byPlace,
  type DocumentFinding,
  type GrownInDocument,
  type LookedUpDocument,
  type MailDocument,
  readMailDocument,
} from '../../engine/mail/document/mailDocument.ts';
import { type MailLanguage, mailLanguage } from '../../engine/mail/document/mailLanguage.ts';
import { publishDocument } from '../../engine/mail/document/publishDocument.ts';
import type { PolicySurroundings } from '../../engine/mail/stsPolicy/policySurroundings.ts';
import type { Published } from '../../engine/publish.ts';
import { lineStarts, offsetIn } from '../../engine/text/lines.ts';
import type { TextChange } from '../../engine/zone/editZone.ts';
import { RUN } from '../findings.ts';
import type { Failed } from '../guard.ts';
import { isSameSetup, NO_SETUP, type Setup } from '../setup.ts';
import { baseName, canonicalUri } from '../uris.ts';

/** What the documents need of their surroundings. */
export interface MailDocumentsPorts {
  /** What a document is judged by. */
  setupFor(document: OpenMailDocument): Promise<Setup>;
  /**
   * Findings of these documents may be others now.
   *
   * @param edited the document whose change the client knows to have caused it
   */
  changed(documents: ReadonlySet<string>, edited: string | undefined): void;
  /** What the open zones tell of the domain that a policy file is for. */
  policyAround(key: string): PolicySurroundings;
  /** A document's text, or what it is judged by, is another. */
  settled(document: OpenMailDocument): void;
  readonly failed: Failed;
}

/** An open document that may hold mail records outside of zone files. */
export interface OpenMailDocument {
  /** As the client writes it, and in the one spelling. */
  readonly uri: string;
  readonly key: string;
  readonly language: MailLanguage;
  version: number;
  text: string;
  /** What is in the text; read anew when it changes. */
  document: MailDocument;
  /** What DNS says of the text as it is. */
  lookedUp: readonly DocumentFinding[];
  /** The SPF records of the text as it is, with what they lead to. */
  spf: readonly GrownInDocument[];
  /** What the open zones tell of the domain, of a policy file. */
  around: PolicySurroundings;
  /** What it was before, and elsewhere. */
  compared: Pick<PolicySurroundings, 'committed' | 'published'>;
  setup: Setup;
  isSetUp: boolean;
  /** Resolves when it is known what it is judged by. */
  ready: Promise<void>;
  /** Tells apart what was found at different times. */
  revision: number;
}

/** Documents are told apart when one is closed and opened again. */
let revisions = 0;

/** The open documents that are no zone files: bare records, policies of MTA-STS, programs and data with records in them. */
export class MailDocuments {
  private readonly documents = new Map<string, OpenMailDocument>();
  private readonly ports: MailDocumentsPorts;

  constructor(ports: MailDocumentsPorts) {
    this.ports = ports;
  }

  get(uri: string): OpenMailDocument | undefined {
    return this.documents.get(canonicalUri(uri));
  }

  /** @returns whether a document of this language and name is one of these */
  open(uri: string, languageId: string, version: number, text: string): boolean {
    const language = mailLanguage(languageId, baseName(uri));
    if (language === undefined) return false;
    const document: OpenMailDocument = {
      uri,
      key: canonicalUri(uri),
      language,
      version,
      text,
      document: readMailDocument(text, language),
      lookedUp: [],
      spf: [],
      around: language.notation === 'policy' ? this.ports.policyAround(canonicalUri(uri)) : {},
      compared: {},
      setup: NO_SETUP,
      isSetUp: false,
      ready: Promise.resolve(),
      revision: ++revisions,
    };
    this.documents.set(document.key, document);
    document.ready = this.setUp(document);
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
    for (const change of changes) document.text = changedText(document.text, change);
    document.version = version;
    document.document = readMailDocument(document.text, document.language);
    document.lookedUp = [];
    document.spf = [];
    document.revision = ++revisions;
    this.ports.changed(new Set([document.key]), document.key);
    if (document.isSetUp) this.ports.settled(document);
    return true;
  }

  /** @returns whether the document was one of these */
  close(uri: string): boolean {
    return this.documents.delete(canonicalUri(uri));
  }

  /** DNS says something else of a document. */
  lookedUp(document: OpenMailDocument, { findings, spf }: Pick<LookedUpDocument, 'findings' | 'spf'>): void {
    document.spf = spf;
    if (document.lookedUp.length === 0 && findings.length === 0) return;
    document.lookedUp = findings;
    document.revision = ++revisions;
    this.ports.changed(new Set([document.key]), undefined);
  }

  /** A zone has changed: what a policy is held against may be another. */
  zoneChanged(): void {
    for (const document of this.policies()) {
      const around = this.ports.policyAround(document.key);
      if (JSON.stringify(around) === JSON.stringify(document.around)) continue;
      if (around.domain !== document.around.domain) document.compared = {};
      document.around = around;
      document.revision = ++revisions;
      this.ports.changed(new Set([document.key]), undefined);
      if (document.isSetUp) this.ports.settled(document);
    }
  }

  /** The open policies of MTA-STS. */
  policies(): readonly OpenMailDocument[] {
    return [...this.documents.values()].filter(({ language }) => language.notation === 'policy');
  }

  /** It is known now what a policy was before, or is elsewhere. */
  compared(
    document: OpenMailDocument,
    part: { readonly [K in keyof OpenMailDocument['compared']]: PolicySurroundings[K] | undefined },
  ): void {
    const { committed, published } = { ...document.compared, ...part };
    const compared = { ...(committed && { committed }), ...(published && { published }) };
    if (JSON.stringify(compared) === JSON.stringify(document.compared)) return;
    document.compared = compared;
    document.revision = ++revisions;
    this.ports.changed(new Set([document.key]), undefined);
  }

  /** What documents are judged by may have changed. */
  async setUpAgain(): Promise<void> {
    for (const document of [...this.documents.values()]) await this.setUp(document);
  }

  private async setUp(document: OpenMailDocument): Promise<void> {
    try {
      const setup = await this.ports.setupFor(document);
      if (this.documents.get(document.key) !== document) return;
      if (document.isSetUp && isSameSetup(document.setup, setup)) return;
      document.setup = setup;
    } catch (reason) {
      this.ports.failed(`finding the configuration of ${document.uri}`, reason);
    }
    document.isSetUp = true;
    document.revision = ++revisions;
    this.ports.changed(new Set([document.key]), undefined);
    if (this.documents.get(document.key) === document) this.ports.settled(document);
  }
}

/** What is wrong in a document: at most `limit` findings. */
export function mailFindings(document: OpenMailDocument, limit: number): Published {
  const { key, text, setup } = document;
  const last = known.get(document);
  if (last?.revision === document.revision && last.limit === limit) return last.published;
  const own = document.document.findings(activeRules(setup.config), {
    ...document.around,
    ...document.compared,
  });
  const { lookedUp } = document;
  const findings = lookedUp.length === 0 ? own : [...own, ...lookedUp].sort(byPlace);
  const published = publishDocument(key, text, findings, { ...setup.shown, limit });
  known.set(document, { revision: document.revision, limit, published });
  return published;
}

// Asked for by the list of problems and at each move of the cursor, while the text stays.
const known = new WeakMap<OpenMailDocument, { revision: number; limit: number; published: Published }>();

/** Identifies the findings of a document as they are now. */
export function mailResultId({ revision }: OpenMailDocument): string {
  return `${RUN} mail ${revision}`;
}

function changedText(text: string, change: TextChange | { readonly text: string }): string {
  if (!('start' in change)) return change.text;
  const starts = lineStarts(text);
  const start = offsetIn(text, starts, change.start);
  return text.slice(0, start) + change.text + text.slice(offsetIn(text, starts, change.end));
}
