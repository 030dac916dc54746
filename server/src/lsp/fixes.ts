import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  MessageType,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { disableComment } from '../engine/rules/disableComment.ts';
import { saveFile } from '../protocol.ts';
import { EXPLAIN, type LaterEdit, type OtherWays, type PlannedAction, planActions } from './codeActions.ts';
import { compatibleFixes } from './compatibleFixes.ts';
import { changeConfig, configUriOf } from './configEdits.ts';
import type { FeatureParts } from './features/feature.ts';
import { makeRefactoring, planRefactorings } from './features/refactorings.ts';
import { allFindingsOf, findingsOf } from './findings.ts';
import { isUnread, type OpenZone } from './openZone.ts';
import { toWorkspaceEdit } from './workspaceEdit.ts';

/** Offers fixes for findings, ways to switch them off, and other forms of the text. */
export function serveActions(parts: FeatureParts): void {
  const { connection, zones, configs, abilities, guard } = parts;
  const editOf = (fixes: Parameters<typeof toWorkspaceEdit>[0]) =>
    toWorkspaceEdit(fixes, zones, abilities.versionedEdits);
  const refused = async (message: string): Promise<WorkspaceEdit> => {
    const type = MessageType.Warning;
    await connection.sendNotification(ShowMessageNotification.type, { type, message });
    return { changes: {} };
  };
  const makeEdit = async (later: LaterEdit, token: CancellationToken): Promise<WorkspaceEdit> => {
    const zone = zones.get(later.uri);
    if (zone === undefined) return { changes: {} };
    if (later.kind === 'refactor') {
      const edit = await makeRefactoring(parts, later, token);
      return typeof edit === 'string' ? refused(edit) : edit;
    }
    if (later.kind === 'configure') {
      const change = await changeConfig(zone, ['rules', later.rule], 'off', configs, abilities);
      return typeof change === 'string' ? refused(change) : change.edit;
    }
    const wanted = allFindingsOf(zones, zone).filter(
      (finding) => later.rule === undefined || finding.rule === later.rule,
    );
    return editOf(compatibleFixes(wanted, zone.key));
  };
  const toAction = async (planned: PlannedAction, token: CancellationToken): Promise<CodeAction> => {
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
      : { ...rest, edit: await makeEdit(later, token) };
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
      actions.push(...(await planRefactorings(parts, textDocument.uri, range, context, token)));
      return Promise.all(actions.map((action) => toAction(action, token)));
    }),
  );
  connection.onCodeActionResolve(async (action: CodeAction, token) => {
    const resolve = guard('making a fix', action, async () => ({
      ...action,
      edit: await makeEdit(action.data, token),
    }));
    return action.edit === undefined && action.data !== undefined ? resolve() : action;
  });
}
