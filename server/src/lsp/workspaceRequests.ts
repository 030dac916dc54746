import { type Connection, type Diagnostic, RequestType, WorkDoneProgress } from 'vscode-languageserver';
import { globOf } from '../engine/config/editConfig.ts';
import type { OpenHttp } from '../engine/http/openHttp.ts';
import { encodeUtf8 } from '../engine/text/utf8.ts';
import { NameTable, NO_NAME, ROOT } from '../engine/zone/names.ts';
import { readName } from '../engine/zone/nameText.ts';
import type { Zone } from '../engine/zone/zone.ts';
import {
  type CheckWorkspaceParams,
  type CheckWorkspaceResult,
  checkWorkspace,
  type SetOriginParams,
  type SetOriginResult,
  setOrigin,
} from '../protocol.ts';
import { checkFolders } from './checkWorkspace.ts';
import type { ClientAbilities } from './clientAbilities.ts';
import { changeConfig } from './configEdits.ts';
import type { ConfigFiles } from './configFiles.ts';
import type { Disk } from './disk.ts';
import type { Git } from './git.ts';
import type { Guard } from './guard.ts';
import type { IncludeSources } from './includedFiles.ts';
import type { DnsClients } from './lookups/dnsClients.ts';
import type { MailDocuments } from './mail/mailDocuments.ts';
import { isUnread } from './openZone.ts';
import type { OpenZones } from './openZones.ts';
import type { Setup } from './setup.ts';
import type { Slices } from './slices.ts';
import { pathFrom, schemeOf } from './uris.ts';
import type { LoadCrypto } from './verifiedZones.ts';

/** What answers about the workspace are made from. */
export interface WorkspaceParts {
  readonly zones: OpenZones;
  readonly mail: MailDocuments;
  /** Without them, nothing is looked up. */
  readonly clients: DnsClients | undefined;
  readonly web: OpenHttp;
  readonly configs: ConfigFiles;
  readonly slices: Slices;
  readonly disk: Disk | undefined;
  readonly git: Git | undefined;
  readonly loadCrypto: LoadCrypto | undefined;
  readonly guard: Guard;
  sources(): IncludeSources;
  folders(): readonly string[];
  setupFor(key: string): Promise<Setup>;
}

/** Answers what clients ask about the workspace beyond the LSP: to check all of it, and to name a zone. */
export function serveWorkspace(
  connection: Connection,
  abilities: ClientAbilities,
  { zones, mail, configs, slices, disk, git, loadCrypto, clients, web, guard, ...parts }: WorkspaceParts,
): void {
  const { sources, folders, setupFor } = parts;
  connection.onRequest(
    checkWorkspace,
    guard(
      'checking the workspace',
      { files: [], problems: ['The check ended by a fault of Hostmaster: its output says more.'] },
      async ({ workDoneToken }: CheckWorkspaceParams, token): Promise<CheckWorkspaceResult<Diagnostic>> => {
        if (disk === undefined)
          return { files: [], problems: ['The workspace is not on this machine’s disk.'] };
        const ports = {
          disk,
          git,
          loadCrypto,
          slices,
          setupFor,
          sources,
          clients,
          web,
          zones: () => settledZones(zones),
          mailText: (key: string) => mail.get(key)?.text,
          uriOf: (key: string) => zones.get(key)?.uri ?? key,
          progress(part: number, message: string) {
            if (workDoneToken === undefined) return;
            const report = { kind: 'report' as const, message, percentage: Math.floor(part * 100) };
            void connection.sendProgress(WorkDoneProgress.type, workDoneToken, report);
          },
        };
        return checkFolders(folders(), ports, token);
      },
    ),
  );
  connection.onRequest(
    new RequestType<SetOriginParams, SetOriginResult, void>(setOrigin),
    guard<[SetOriginParams], SetOriginResult>(
      'naming a zone',
      { problem: 'The configuration could not be changed: the output of Hostmaster says more.' },
      async ({ uri, origin }) => {
        const zone = zones.get(uri);
        if (zone === undefined) return { problem: 'The file is not open.' };
        if (schemeOf(zone.key) === 'untitled')
          return { problem: 'Save the file first: zones are named by their files.' };
        if (!isName(origin)) return { problem: `"${origin}" is no domain name.` };
        const path = ['origins', globOf(pathFrom(zone.setup.base, zone.key))];
        const change = await changeConfig(zone, path, origin, configs, abilities);
        if (typeof change === 'string') return { problem: change };
        const { applied } = await connection.workspace.applyEdit({
          label: 'Set the zone’s name',
          edit: change.edit,
        });
        return applied ? { uri: change.uri } : { problem: 'The editor did not change the configuration.' };
      },
    ),
  );
}

/** The open zones that are read. */
function* settledZones(zones: OpenZones): Generator<Zone> {
  for (const zone of zones.all()) if (zone.isSetUp && !isUnread(zone)) yield zone.checked.zone;
}

function isName(text: string): boolean {
  const bytes = encodeUtf8(text);
  return bytes.length > 0 && readName(new NameTable(), bytes, 0, bytes.length, ROOT) !== NO_NAME;
}
