import type {
  CancellationToken,
  Connection,
  InitializeParams,
  Position,
  ServerCapabilities,
} from 'vscode-languageserver';
import { type Cursor, cursorAt } from '../../engine/editing/entryAt.ts';
import { type Reading, readingsOf, type Zone } from '../../engine/zone/zone.ts';
import type { ClientAbilities } from '../clientAbilities.ts';
import type { ConfigFiles } from '../configFiles.ts';
import type { Disk } from '../disk.ts';
import type { Git } from '../git.ts';
import type { Guard } from '../guard.ts';
import type { IncludeSources } from '../includedFiles.ts';
import type { Lookups } from '../lookups/lookups.ts';
import type { MailLookups } from '../lookups/mailLookups.ts';
import type { MailDocuments } from '../mail/mailDocuments.ts';
import type { MessageDocuments } from '../messages/messageDocuments.ts';
import { isUnread, type OpenZone } from '../openZone.ts';
import type { OpenZones } from '../openZones.ts';
import type { Setup } from '../setup.ts';
import type { Slices } from '../slices.ts';
import type { LoadCrypto, VerifiedZones } from '../verifiedZones.ts';
import type { WorkspaceZones } from '../workspaceZones.ts';

/** What features are made from. */
export interface FeatureParts {
  readonly connection: Connection;
  /** What the client said of itself, and what of that the server keeps. */
  readonly client: InitializeParams['capabilities'];
  readonly abilities: ClientAbilities;
  readonly zones: OpenZones;
  /** The open documents with mail records that are no zone files. */
  readonly mail: MailDocuments;
  /** The open messages. */
  readonly messages: MessageDocuments;
  readonly configs: ConfigFiles;
  readonly slices: Slices;
  /** The machine's disk, where there is one. */
  readonly disk: Disk | undefined;
  /** The machine's git, where it may be asked. */
  readonly git: Git | undefined;
  readonly loadCrypto: LoadCrypto | undefined;
  /** Verifies zones that are signed. */
  readonly verified: VerifiedZones;
  /** Asks DNS about mail records. */
  readonly lookups: Lookups;
  readonly mailLookups: MailLookups;
  readonly guard: Guard;
  readonly sources: () => IncludeSources;
  /** URIs of the workspace's folders. */
  readonly folders: () => readonly string[];
  /** What a file that is not open would be read by. */
  readonly setupFor: (key: string) => Promise<Setup>;
  /** The zones of the workspace, open or not. */
  readonly workspace: WorkspaceZones;
}

/** Something that the server does for an editor, in a file of its own: what it announces, and what answers. */
export interface Feature {
  /** What it adds to the server's capabilities. */
  readonly capabilities: (client: InitializeParams['capabilities']) => ServerCapabilities;
  readonly serve: (parts: FeatureParts) => void;
  /** The commands of the server that it runs, by their names. */
  readonly commands?: Readonly<Record<string, RunCommand>>;
}

/** Runs a command; its arguments are what the client sent. */
export type RunCommand = (parts: FeatureParts, args: readonly unknown[]) => Promise<unknown>;

/** A document, and the zone that it is read in: that of the file that includes it, where one is open. */
export interface DocumentZone {
  readonly document: OpenZone;
  /** The zone's own file. */
  readonly judge: OpenZone;
  readonly zone: Zone;
  /** The document's text as the zone read it. */
  readonly reading: Reading;
}

/**
 * The zone of an open document, once it has been read.
 *
 * @returns `undefined` when the document is not open, or when the request is cancelled before
 */
export async function zoneOf(
  { zones }: FeatureParts,
  uri: string,
  token: CancellationToken,
): Promise<DocumentZone | undefined> {
  const document = zones.get(uri);
  if (document === undefined) return undefined;
  while (isUnread(document) && !token.isCancellationRequested) await document.ready;
  if (token.isCancellationRequested) return undefined;
  const judge = zones.judgesOf(document).find((other) => !isUnread(other)) ?? document;
  const { zone } = judge.checked;
  for (const reading of readingsOf(zone.root)) {
    if (reading.uri === document.key) return { document, judge, zone, reading };
  }
  return { document, judge: document, zone: document.checked.zone, reading: document.checked.zone.root };
}

/** {@link zoneOf}, and what stands at a position. */
export async function cursorIn(
  parts: FeatureParts,
  uri: string,
  position: Position,
  token: CancellationToken,
): Promise<(DocumentZone & { readonly cursor: Cursor }) | undefined> {
  const found = await zoneOf(parts, uri, token);
  return found && { ...found, cursor: cursorAt(found.zone, found.reading, position) };
}
