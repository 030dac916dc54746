import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  MessageType,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { saveFile } from '../protocol.ts';
import { EXPLAIN, type LaterEdit, type OtherWays, type PlannedAction, planActions } from './codeActions.ts';
import { compatibleFixes } from './compatibleFixes.ts';
import { changeConfig, configUriOf } from './configEdits.ts';
import type { FeatureParts } from './features/feature.ts';
import { planFlattening } from './features/flattenSpf.ts';
import { makeRefactoring, planRefactorings } from './features/refactorings.ts';
import { type Fixable, fixableAt } from './fixable.ts';
import { toWorkspaceEdit } from './workspaceEdit.ts';

/** Offers fixes for findings, ways to switch them off, and other forms of the text. */
export function serveActions(parts: FeatureParts): void {
  const { connection, zones, mail, configs, abilities, guard } = parts;
  const openDocuments = { get: (uri: string) => zones.get(uri) ?? mail.get(uri) };
  const editOf = (fixes: Parameters<typeof toWorkspaceEdit>[0]) =>
    toWorkspaceEdit(fixes, openDocuments, abilities.versionedEdits);
  const refused = async (message: string): Promise<WorkspaceEdit> => {
    const type = MessageType.Warning;
    await connection.sendNotification(ShowMessageNotification.type, { type, message });
    return { changes: {} };
  };
  const makeEdit = async (later: LaterEdit, token: CancellationToken): Promise<WorkspaceEdit> => {
    if (later.kind === 'refactor') {
      const edit = await makeRefactoring(parts, later, token);
      return typeof edit === 'string' ? refused(edit) : edit;
    }
    const document = await fixableAt(parts, later.uri, token);
    if (document === undefined) return { changes: {} };
    if (later.kind === 'configure') {
      const change = await changeConfig(document, ['rules', later.rule], 'off', configs, abilities);
      return typeof change === 'string' ? refused(change) : change.edit;
    }
    const wanted = document
      .all()
      .filter((finding) => later.rule === undefined || finding.rule === later.rule);
    return editOf(compatibleFixes(wanted, document.key));
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
    if ('command' in planned) return planned;
    const { later, ...about } = planned;
    const uri = later.kind === 'configure' ? configUriFor(later.uri) : undefined;
    const command = uri && { title: 'Save', command: saveFile, arguments: [uri] };
    const rest = { ...about, ...(command && abilities.savesFiles ? { command } : {}) };
    return abilities.resolvesActionEdits
      ? { ...rest, data: later }
      : { ...rest, edit: await makeEdit(later, token) };
  };
  const configUriFor = (uri: string) => {
    const document = openDocuments.get(uri);
    return document && configUriOf(document);
  };
  const waysFor = ({ setup, comment }: Fixable): OtherWays => ({
    canConfigure: setup.base !== '' && (setup.configUri !== undefined || abilities.createsFiles),
    canExplain: abilities.showsDocuments,
    comment,
  });

  connection.onCodeAction(
    guard('listing fixes', [], async ({ textDocument, range, context }: CodeActionParams, token) => {
      const document = await fixableAt(parts, textDocument.uri, token);
      if (document === undefined) return [];
      const { diagnostics, only } = context;
      const actions = planActions(
        document.uri,
        document.findings,
        range,
        diagnostics,
        only,
        waysFor(document),
      );
      actions.push(...(await planFlattening(parts, textDocument.uri, range, context, token)));
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
