import {
  type CodeAction,
  type CodeActionParams,
  type Connection,
  MessageType,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { disableComment } from '../engine/rules/disableComment.ts';
import { saveFile } from '../protocol.ts';
import type { ClientAbilities } from './clientAbilities.ts';
import { EXPLAIN, type LaterEdit, type OtherWays, type PlannedAction, planActions } from './codeActions.ts';
import { compatibleFixes } from './compatibleFixes.ts';
import { changeConfig, configUriOf } from './configEdits.ts';
import type { ConfigFiles } from './configFiles.ts';
import { allFindingsOf, findingsOf } from './findings.ts';
import type { Guard } from './guard.ts';
import { isUnread, type OpenZone } from './openZone.ts';
import type { OpenZones } from './openZones.ts';
import { toWorkspaceEdit } from './workspaceEdit.ts';

/** Offers fixes for findings, and ways to switch them off. */
export function serveActions(
  connection: Connection,
  zones: OpenZones,
  configs: ConfigFiles,
  abilities: ClientAbilities,
  guard: Guard,
): void {
  const editOf = (fixes: Parameters<typeof toWorkspaceEdit>[0]) =>
    toWorkspaceEdit(fixes, zones, abilities.versionedEdits);
  const makeEdit = async (later: LaterEdit): Promise<WorkspaceEdit> => {
    const zone = zones.get(later.uri);
    if (zone === undefined) return { changes: {} };
    if (later.kind === 'configure') {
      const change = await changeConfig(zone, ['rules', later.rule], 'off', configs, abilities);
      if (typeof change !== 'string') return change.edit;
      await connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: change,
      });
      return { changes: {} };
    }
    const wanted = allFindingsOf(zones, zone).filter(
      (finding) => later.rule === undefined || finding.rule === later.rule,
    );
    return editOf(compatibleFixes(wanted, zone.key));
  };
  const toAction = async (planned: PlannedAction): Promise<CodeAction> => {
    if ('fix' in planned) {
      const { fix, ...rest } = planned;
      return { ...rest, edit: editOf([fix]) };
    }
    if ('explain' in planned) {
      const { explain, ...rest } = planned;
      return { ...rest, command: { title: planned.title, command: EXPLAIN, arguments: [explain] } };
    }
    const { later, ...about } = planned;
    const uri = later.kind === 'configure' ? configUriFor(later.uri) : undefined;
    const command = uri && { title: 'Save', command: saveFile, arguments: [uri] };
    const rest = { ...about, ...(command && abilities.savesFiles ? { command } : {}) };
    return abilities.resolvesActionEdits
      ? { ...rest, data: later }
      : { ...rest, edit: await makeEdit(later) };
  };
  const configUriFor = (uri: string) => {
    const zone = zones.get(uri);
    return zone && configUriOf(zone);
  };
  const waysFor = ({ checked, setup }: OpenZone): OtherWays => ({
    canConfigure: setup.base !== '' && (setup.configUri !== undefined || abilities.createsFiles),
    canExplain: abilities.showsDocuments,
    comment: ({ start, rule }) => disableComment(checked.zone.root.blocks, start, rule),
  });

  connection.onCodeAction(
    guard('listing fixes', [], async ({ textDocument, range, context }: CodeActionParams, token) => {
      const zone = zones.get(textDocument.uri);
      if (zone === undefined) return [];
      while (isUnread(zone) && !token.isCancellationRequested) await zone.ready;
      if (token.isCancellationRequested) return [];
      const { findings } = findingsOf(zones, zone, zone.setup.config.maxFindings);
      const { diagnostics, only } = context;
      const actions = planActions(zone.uri, findings, range, diagnostics, only, waysFor(zone));
      return Promise.all(actions.map(toAction));
    }),
  );
  connection.onCodeActionResolve(async (action: CodeAction) => {
    const resolve = guard('making a fix', action, async () => ({
      ...action,
      edit: await makeEdit(action.data),
    }));
    return action.edit === undefined && action.data !== undefined ? resolve() : action;
  });
}
