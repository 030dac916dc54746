import type { CodeAction, CodeActionParams, Connection, WorkspaceEdit } from 'vscode-languageserver';
import type { ClientAbilities } from './clientAbilities.ts';
import { type BulkFix, type PlannedAction, planActions } from './codeActions.ts';
import { compatibleFixes } from './compatibleFixes.ts';
import { allFindingsOf, findingsOf } from './findings.ts';
import type { Guard } from './guard.ts';
import { isUnread } from './openZone.ts';
import type { OpenZones } from './openZones.ts';
import type { SettingsStore } from './settings.ts';
import { toWorkspaceEdit } from './workspaceEdit.ts';

/** Offers fixes for findings. */
export function serveActions(
  connection: Connection,
  zones: OpenZones,
  settings: SettingsStore,
  abilities: ClientAbilities,
  guard: Guard,
): void {
  const editOf = (fixes: Parameters<typeof toWorkspaceEdit>[0]) =>
    toWorkspaceEdit(fixes, zones, abilities.versionedEdits);
  const bulkEdit = ({ uri, rule }: BulkFix): WorkspaceEdit => {
    const zone = zones.get(uri);
    if (zone === undefined) return { changes: {} };
    const wanted = allFindingsOf(zones, zone).filter(
      (finding) => rule === undefined || finding.rule === rule,
    );
    return editOf(compatibleFixes(wanted, zone.key));
  };
  const toAction = (planned: PlannedAction): CodeAction => {
    if ('fix' in planned) {
      const { fix, ...rest } = planned;
      return { ...rest, edit: editOf([fix]) };
    }
    const { bulk, ...rest } = planned;
    return abilities.resolvesActionEdits ? { ...rest, data: bulk } : { ...rest, edit: bulkEdit(bulk) };
  };

  connection.onCodeAction(
    guard('listing fixes', [], async ({ textDocument, range, context }: CodeActionParams, token) => {
      const zone = zones.get(textDocument.uri);
      if (zone === undefined) return [];
      while (isUnread(zone) && !token.isCancellationRequested) await zone.ready;
      if (token.isCancellationRequested) return [];
      const { maxFindings } = await settings.for(zone.uri);
      const { findings } = findingsOf(zones, zone, maxFindings);
      return planActions(zone.uri, findings, range, context.diagnostics, context.only).map(toAction);
    }),
  );
  connection.onCodeActionResolve(async (action: CodeAction) => {
    const resolve = guard('making a fix', action, () => ({ ...action, edit: bulkEdit(action.data) }));
    return action.edit === undefined && action.data !== undefined ? resolve() : action;
  });
}
