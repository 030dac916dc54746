import {
  type CancellationToken,
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Range,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { includeFolders } from '../../engine/config/includeFolders.ts';
import { fileRange } from '../../engine/editing/fileRange.ts';
import {
  type Change,
  type FilesBeside,
  type Refactoring,
  type Subject,
  subjectAt,
} from '../../engine/editing/refactor/refactoring.ts';
import { REFACTORINGS } from '../../engine/editing/refactor/refactorings.ts';
import { renumber } from '../../engine/zone/zone.ts';
import { isWanted, type PlannedAction } from '../codeActions.ts';
import type { LaterRefactoring } from '../laterRefactoring.ts';
import type { OpenZone } from '../openZone.ts';
import { baseName, folderOf, pathFrom, resolvePath, schemeOf } from '../uris.ts';
import { toWorkspaceEdit } from '../workspaceEdit.ts';
import { type DocumentZone, type FeatureParts, zoneOf } from './feature.ts';

const KINDS: Readonly<Record<Refactoring['kind'], string>> = {
  rewrite: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
  sort: `${CodeActionKind.Source}.sortRecords.hostmaster`,
  generate: `${CodeActionKind.Source}.generateReverseZones.hostmaster`,
};

/** The kinds of the actions that refactorings are offered as. */
export const REFACTORING_KINDS: readonly string[] = Object.values(KINDS);

/**
 * The refactorings that apply at a range. They are asked for, by the menu or by their kind: a lamp at every record would
 * tell nothing. Source actions are for their menu and for saving.
 */
export async function planRefactorings(
  parts: FeatureParts,
  uri: string,
  range: Range,
  { only, triggerKind }: CodeActionContext,
  token: CancellationToken,
): Promise<PlannedAction[]> {
  if (only === undefined && triggerKind === CodeActionTriggerKind.Automatic) return [];
  const wanted = REFACTORINGS.filter(({ kind }) => {
    if (KINDS[kind].startsWith(CodeActionKind.Source) && only === undefined) return false;
    // What cannot be made later is made now: only what is asked for.
    return isWanted(KINDS[kind], only) && (parts.abilities.resolvesActionEdits || only !== undefined);
  });
  const found = wanted.length > 0 ? await subjectIn(parts, uri, range, token) : undefined;
  if (found === undefined) return [];
  return wanted.flatMap(({ id, kind, offer }) => {
    const title = offer(found.subject);
    if (title === undefined) return [];
    const later: LaterRefactoring = { kind: 'refactor', uri, id, version: found.document.version, range };
    return [{ title, kind: KINDS[kind], later }];
  });
}

/** Makes a refactoring; why it cannot be made, as a sentence. */
export async function makeRefactoring(
  parts: FeatureParts,
  { uri, id, version, range }: LaterRefactoring,
  token: CancellationToken,
): Promise<WorkspaceEdit | string> {
  const found = await subjectIn(parts, uri, range, token);
  const refactoring = REFACTORINGS.find((each) => each.id === id);
  if (found === undefined || refactoring === undefined || found.document.version !== version) return CHANGED;
  const { judge, document, subject } = found;
  const { revision } = judge;
  let change: Change | string = CHANGED;
  const steps = function* () {
    change = yield* refactoring.make(subject);
  };
  const isStill = () => judge.revision === revision && !token.isCancellationRequested;
  const isMade = await parts.slices.run(steps(), isStill);
  if (!isMade || typeof change === 'string') return isMade ? change : CHANGED;
  renumber(found.zone);
  return toEdit(parts, document, change);
}

const CHANGED = 'The text has changed meanwhile: choose the action again.';

/** A document and what is selected in it; nothing where several zones read it, which a change would not suit alike. */
async function subjectIn(
  parts: FeatureParts,
  uri: string,
  range: Range,
  token: CancellationToken,
): Promise<(DocumentZone & { readonly subject: Subject }) | undefined> {
  const found = await zoneOf(parts, uri, token);
  if (found === undefined || parts.zones.judgesOf(found.document).length > 1) return undefined;
  const { zone, reading, document } = found;
  return { ...found, subject: subjectAt(zone, reading, range, filesBeside(parts, document)) };
}

function filesBeside({ abilities, zones, disk, folders }: FeatureParts, document: OpenZone): FilesBeside {
  const { key, setup } = document;
  const canCreate = abilities.createsFiles && abilities.versionedEdits && schemeOf(key) !== 'untitled';
  const folder = folderOf(key);
  return {
    ownName: canCreate ? baseName(key) : undefined,
    exists(name) {
      const uri = resolvePath(folder, name);
      return zones.get(uri) !== undefined || disk?.stamp(uri) !== undefined;
    },
    includePath(name) {
      const project = [...(setup.base === '' ? [] : [setup.base]), ...folders()];
      const [start = folder] = includeFolders(setup.config.includeBase, folder, project, resolvePath);
      return pathFrom(start, resolvePath(folder, name));
    },
  };
}

function toEdit({ zones, abilities }: FeatureParts, document: OpenZone, change: Change): WorkspaceEdit {
  const edits = change.edits.map(({ place, text }) => ({ ...fileRange(place), text }));
  const edit = toWorkspaceEdit([{ title: '', edits }], zones, abilities.versionedEdits);
  const { files = [] } = change;
  if (files.length === 0) return edit;
  const folder = folderOf(document.key);
  const start = { line: 0, character: 0 };
  const made = files.flatMap(({ name, text }) => {
    const uri = resolvePath(folder, name);
    const content: TextDocumentEdit = {
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: text }],
    };
    return [{ kind: 'create' as const, uri, options: { overwrite: false, ignoreIfExists: false } }, content];
  });
  return { documentChanges: [...made, ...(edit.documentChanges ?? [])] };
}
