import { type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import { bumpSerial } from './bumpSerial.ts';
import { createSpfFlattening, type SpfFlattening } from './flattenSpf.ts';
import { type Given, generateDkimKey } from './generateDkimKey.ts';
import { createClient } from './languageClient.ts';
import { createLookups, type Lookups } from './lookups.ts';
import { createMessageMarks } from './messageMarks.ts';
import { createMessagePanels, type MessagePanels } from './panels/messagePanels.ts';
import { createReportPanels, type ReportPanels } from './panels/reportsPanel.ts';
import { createSpfTreeView, type SpfTreeView } from './spfTree.ts';
import { createStatus } from './status.ts';
import { verifyDnssec } from './verifyDnssec.ts';
import { createWorkspaceCheck } from './workspaceCheck.ts';
import { createZoneNames } from './zoneNames.ts';

/** The language server at work, with all that is shown of it. */
export interface Session {
  /** Asks for the name of the zone in the active editor, unless it is given, and has it written down. */
  setZoneName(name?: string): Promise<void>;
  /** Raises the serial number of the zone in the active editor. */
  bumpSerial(): Promise<void>;
  /** Verifies the zone in the active editor. */
  verifyDnssec(): Promise<void>;
  /** Makes a DKIM key pair for a domain of the zone in the active editor; asks for what is not given. */
  generateDkimKey(given?: Given): Promise<void>;
  readonly lookups: Pick<Lookups, 'now' | 'choose'>;
  /** Shows what an SPF record leads to. */
  readonly spfTree: Pick<SpfTreeView, 'show' | 'refresh'>;
  /** Makes an SPF record take fewer lookups. */
  readonly spfFlattening: Pick<SpfFlattening, 'flatten'>;
  /** Explains messages. */
  readonly messages: MessagePanels;
  /** Shows what reports say. */
  readonly reports: ReportPanels;
  checkAll(): Promise<void>;
  clearWorkspaceFindings(): void;
  restart(): Promise<void>;
  /** Ends the language server. */
  end(): Promise<void>;
}

/** Starts the language server. What is asked of it before it runs waits for it. */
export function startSession(context: ExtensionContext, output: LogOutputChannel): Session {
  const client = createClient(context.asAbsolutePath('dist/server.cjs'), output);
  const zoneNames = createZoneNames(client);
  const workspaceCheck = createWorkspaceCheck(client);
  const spfFlattening = createSpfFlattening(client);
  const lookups = createLookups(client);
  const spfTree = createSpfTreeView(client, lookups.changed);
  const messages = createMessagePanels(context, client);
  const reports = createReportPanels(context, client);
  context.subscriptions.push(
    createStatus(client),
    createMessageMarks(client),
    zoneNames,
    workspaceCheck,
    spfTree,
    spfFlattening,
    lookups,
    messages,
    reports,
  );
  // What the user trusts is told at the start.
  context.subscriptions.push(workspace.onDidGrantWorkspaceTrust(() => void client.restart()));
  client.start().catch((error: unknown) => {
    // The client has told the user; the commands stay, so that a restart can be tried.
    output.error(error instanceof Error ? error : String(error));
  });
  return {
    setZoneName: (name) => zoneNames.set(name),
    bumpSerial: () => bumpSerial(client),
    verifyDnssec: () => verifyDnssec(client),
    generateDkimKey: (given) => generateDkimKey(client, given),
    lookups,
    spfTree,
    spfFlattening,
    messages,
    reports,
    checkAll: () => workspaceCheck.check(),
    clearWorkspaceFindings: () => workspaceCheck.clear(),
    restart: () => client.restart(),
    end: () => client.dispose(),
  };
}
