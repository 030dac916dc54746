import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { ClientAbilities } from './clientAbilities.ts';
import { toDiagnostics } from './diagnostics.ts';
import { findingsOf, resultIdOf } from './findings.ts';
import type { Failed } from './guard.ts';
import { inTurn } from './inTurn.ts';
import {
  type MailDocuments,
  mailFindings,
  mailResultId,
  type OpenMailDocument,
} from './mail/mailDocuments.ts';
import { messageDiagnostics } from './messages/messageDiagnostics.ts';
import { type MessageDocuments, messageResultId, type OpenMessage } from './messages/messageDocuments.ts';
import { isUnread, type OpenZone } from './openZone.ts';
import type { OpenZones } from './openZones.ts';

/** Nothing to show, and nothing to remember it by. */
const NOTHING: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/**
 * Findings on their way to the client: it asks for them and is told when to ask again, or they are sent when it cannot
 * ask.
 */
export class DiagnosticsService {
  private readonly connection: Connection;
  private readonly abilities: ClientAbilities;
  private readonly zones: OpenZones;
  private readonly mail: MailDocuments;
  private readonly messages: MessageDocuments;
  private readonly failed: Failed;
  private readonly refresh: () => void;
  private readonly push: () => void;
  /** Documents whose findings are to be sent. */
  private readonly dirty = new Set<string>();

  constructor(
    connection: Connection,
    abilities: ClientAbilities,
    zones: OpenZones,
    mail: MailDocuments,
    messages: MessageDocuments,
    failed: Failed,
  ) {
    this.connection = connection;
    this.abilities = abilities;
    this.zones = zones;
    this.mail = mail;
    this.messages = messages;
    this.failed = failed;
    const fault = (reason: unknown) => failed('sending findings', reason);
    this.refresh = inTurn(() => connection.languages.diagnostics.refresh(), fault);
    this.push = inTurn(() => this.pushDirty(), fault);
  }

  /** Answers the client's requests, if it makes them. */
  listen(): void {
    this.connection.languages.diagnostics.on((params, token) => this.pull(params, token));
  }

  /**
   * Findings of these documents may be others now.
   *
   * @param edited the one that the client asks for by itself
   */
  changed(documents: ReadonlySet<string>, edited: string | undefined): void {
    if (!this.abilities.pullsDiagnostics) {
      for (const key of documents) this.dirty.add(key);
      this.push();
    } else if (this.abilities.refreshesDiagnostics && [...documents].some((key) => key !== edited)) {
      this.refresh();
    }
  }

  /** Findings of all documents may be others now. */
  allChanged(): void {
    this.changed(new Set([...this.zones.all()].map((zone) => zone.key)), undefined);
  }

  /** A document that is closed shows nothing. */
  closed(uri: string): void {
    if (this.abilities.pullsDiagnostics) return;
    this.send(uri, []).catch((reason) => this.failed('sending findings', reason));
  }

  private async pull(
    { textDocument, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const document = this.mail.get(textDocument.uri);
    if (document !== undefined) return this.reportMail(document, previousResultId);
    const message = this.messages.get(textDocument.uri);
    if (message !== undefined) return this.reportMessage(message, previousResultId, token);
    const zone = this.zones.get(textDocument.uri);
    if (zone === undefined) return NOTHING;
    const cancelled = new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
    await this.zones.untilRead(zone, cancelled, () => token.isCancellationRequested);
    if (token.isCancellationRequested) throw cancelledRequest();
    try {
      return this.report(zone, zone.setup.config.maxFindings, previousResultId);
    } catch (reason) {
      this.failed(`listing the findings of ${zone.uri}`, reason);
      return NOTHING;
    }
  }

  private report(
    zone: OpenZone,
    limit: number,
    previousResultId: string | undefined,
  ): DocumentDiagnosticReport {
    const resultId = resultIdOf(this.zones, zone, limit);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    const items = toDiagnostics(findingsOf(this.zones, zone, limit), this.uriOf);
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  private async reportMail(
    document: OpenMailDocument,
    previousResultId: string | undefined,
  ): Promise<DocumentDiagnosticReport> {
    await document.ready;
    const resultId = mailResultId(document);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    const items = this.ofMail(document);
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  private async reportMessage(
    document: OpenMessage,
    previousResultId: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const cancelled = new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
    await Promise.race([document.explained.value, cancelled]);
    if (token.isCancellationRequested) throw cancelledRequest();
    const resultId = messageResultId(document);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: messageDiagnostics(document) };
  }

  private ofMail(document: OpenMailDocument): Diagnostic[] {
    try {
      return toDiagnostics(mailFindings(document, document.setup.config.maxFindings), this.uriOf);
    } catch (reason) {
      this.failed(`listing the findings of ${document.uri}`, reason);
      return [];
    }
  }

  private readonly uriOf = (key: string) => (this.zones.get(key) ?? this.mail.get(key))?.uri ?? key;

  private async pushDirty(): Promise<void> {
    const keys = [...this.dirty];
    this.dirty.clear();
    for (const key of keys) {
      const document = this.mail.get(key);
      if (document?.isSetUp) await this.send(document.uri, this.ofMail(document), document.version);
      const message = this.messages.get(key);
      if (message?.explained.isSettled)
        await this.send(message.uri, messageDiagnostics(message), message.version);
      const zone = this.zones.get(key);
      if (zone === undefined || isUnread(zone)) continue;
      const { maxFindings } = zone.setup.config;
      const diagnostics = toDiagnostics(findingsOf(this.zones, zone, maxFindings), this.uriOf);
      await this.send(zone.uri, diagnostics, zone.version);
    }
  }

  private send(uri: string, diagnostics: ReturnType<typeof toDiagnostics>, version?: number): Promise<void> {
    return this.connection.sendDiagnostics({
      uri,
      diagnostics,
      ...(version === undefined ? {} : { version }),
    });
  }
}

function cancelledRequest(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
