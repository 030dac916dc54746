import {
  type CancellationToken,
  LSPErrorCodes,
  type PrepareRenameResult,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { joinEdits } from '../../engine/editing/rename/joinEdits.ts';
import { readNewName } from '../../engine/editing/rename/newName.ts';
import { renameRefusal } from '../../engine/editing/rename/renameRefusal.ts';
import { type RenameSubject, renameSubject } from '../../engine/editing/rename/renameSubject.ts';
import { type ReadingEdit, renameEdits } from '../../engine/editing/rename/renameZone.ts';
import { encodeUtf8 } from '../../engine/text/utf8.ts';
import { type NameId, type NameTable, NO_NAME, ROOT } from '../../engine/zone/names.ts';
import { nameText, readName } from '../../engine/zone/nameText.ts';
import { apexOf, type Reading, readingsOf, renumber } from '../../engine/zone/zone.ts';
import { contentModified, mayName, nameId, workInAll } from '../acrossZones.ts';
import { type NamePosition, nameAt } from '../nameAt.ts';
import { schemeOf, shownUri } from '../uris.ts';
import { toWorkspaceEdit } from '../workspaceEdit.ts';
import type { IsRelevant } from '../workspaceZones.ts';
import type { Feature, FeatureParts } from './feature.ts';

/** What a rename at a position is of, and the zone that the name is in. */
interface Prepared extends NamePosition {
  readonly subject: RenameSubject;
  /** In the table of the document's zone; {@link NO_NAME} where the name is in no zone that is known. */
  readonly apex: NameId;
}

/** Renames a host, or a branch with all names below it, in all zones of the workspace. */
export const rename: Feature = {
  capabilities: (client) => ({
    renameProvider: client.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
  }),
  serve(parts) {
    const { connection, guard } = parts;
    connection.onPrepareRename(
      guard('preparing a rename', null, async ({ textDocument: { uri }, position }, token) => {
        const found = await nameAt(parts, uri, position, token);
        const prepared = found && (await prepare(parts, found, token));
        if (prepared === undefined) return null;
        if (typeof prepared === 'string') return refused<void>(prepared);
        const { cursor, subject } = prepared;
        const { start, end } = fileRange({
          block: cursor.entry.block,
          start: subject.start,
          end: subject.end,
        });
        return { range: { start, end }, placeholder: subject.placeholder } satisfies PrepareRenameResult;
      }),
    );
    connection.onRenameRequest(
      guard('renaming', null, async ({ textDocument: { uri }, position, newName }, token) => {
        const found = await nameAt(parts, uri, position, token);
        const prepared = found && (await prepare(parts, found, token));
        if (prepared === undefined) return null;
        const answer =
          typeof prepared === 'string' ? prepared : await renameAll(parts, prepared, newName, token);
        if (typeof answer === 'string') return refused<void>(answer);
        return answer ?? contentModified<void>();
      }),
    );
  },
};

function refused<T>(reason: string): ResponseError<T> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

/** What would be renamed, or why nothing can be; nothing where no name is. */
async function prepare(
  parts: FeatureParts,
  found: NamePosition,
  token: CancellationToken,
): Promise<Prepared | string | undefined> {
  const { zone, cursor, mention } = found;
  if (mention === undefined) {
    const isTemplate =
      cursor.entry.directive === '$GENERATE' && cursor.part !== undefined && !cursor.inComment;
    return isTemplate ? 'The names of a $GENERATE follow from its template: change that instead.' : undefined;
  }
  const { names } = zone;
  const apex = await homeOf(parts, found, names.fold(mention.name), token);
  if (token.isCancellationRequested) return undefined;
  const subject = renameSubject(names, mention, cursor.offset, apex);
  const text = nameText(names, subject.name);
  if (subject.name === ROOT) return 'The root of the DNS cannot be renamed.';
  if (apex !== NO_NAME && names.isWithin(apex, subject.name)) {
    return `${text} is the name of the zone: its file and the servers' configurations know it by that, so there is more to change than names in records.`;
  }
  return { ...found, subject, apex };
}

/** The innermost zone of the workspace that a (folded) name is in, by its apex. */
async function homeOf(
  parts: FeatureParts,
  { zone }: NamePosition,
  name: NameId,
  token: CancellationToken,
): Promise<NameId> {
  const { names } = zone;
  const own = apexOf(zone).name;
  let home = names.isWithin(name, own) ? own : NO_NAME;
  const speaksOf = mayName(nameText(names, name));
  const isRelevant: IsRelevant = (bytes, origin) =>
    (origin !== '.' && names.isWithin(name, nameId(names, origin))) || speaksOf(bytes, origin);
  await workInAll(parts, isRelevant, token, ({ zone: other }) => {
    const apex = apexOf(other);
    const id = nameId(names, nameText(other.names, apex.name));
    const isHome = apex.hasSoa && names.isWithin(name, id);
    if (isHome && (home === NO_NAME || names.labelCount(id) > names.labelCount(home))) home = id;
    return undefined;
  });
  return home;
}

/**
 * The edits in all zones; why the rename is refused; nothing where zones changed meanwhile.
 */
async function renameAll(
  parts: FeatureParts,
  { zone, subject, apex, mention }: Prepared,
  newName: string,
  token: CancellationToken,
): Promise<WorkspaceEdit | string | undefined> {
  const { names } = zone;
  const origin = mention?.origin ?? ROOT;
  const fresh = readNewName(names, newName, { origin, apex, from: subject.name });
  if (typeof fresh === 'string') return fresh;
  const from = nameText(names, subject.name);
  const to = nameText(names, fresh);
  if (apex !== NO_NAME && !names.isWithin(names.fold(fresh), apex)) {
    return `${to} is not in the zone ${nameText(names, apex)}, so the records of ${from} would leave it.`;
  }
  let refusal: string | undefined;
  const readings: Reading[] = [];
  const edits: ReadingEdit[] = [];
  const done = await workInAll(parts, mayName(from), token, function* ({ zone: other, key }) {
    if (refusal !== undefined) return;
    renumber(other);
    const renaming = { from: nameId(other.names, from), to: asSpelled(other.names, to) };
    const count = edits.length;
    const reason = yield* renameRefusal(other, renaming);
    if (reason !== undefined) refusal = other === zone ? reason : `In ${shownUri(key)}: ${reason}`;
    yield* renameEdits(other, renaming, (edit) => edits.push(edit));
    // A zone without an edit may read the same files for other names.
    if (edits.length > count || other.root.includes.size > 0) readings.push(...readingsOf(other.root));
  });
  if (refusal !== undefined) return refusal;
  if (!done) return undefined;
  const joined = joinEdits(readings, edits);
  if ('conflict' in joined) {
    return `${shownUri(joined.conflict)} is read several times, for other names too: what is written there is ${from} in one place and another name in the next, so that a change would rename both.`;
  }
  for (const key of new Set(joined.edits.map((edit) => edit.uri))) {
    if (isReadOnly(parts, key)) {
      return `${shownUri(key)} names it too and may not be written: it is read-only.`;
    }
  }
  return toWorkspaceEdit([{ title: '', edits: joined.edits }], parts.zones, parts.abilities.versionedEdits);
}

function isReadOnly({ disk }: FeatureParts, key: string): boolean {
  return schemeOf(key) === 'file' && disk?.stamp(key) !== undefined && !disk.isWritable(key);
}

function asSpelled(names: NameTable, text: string): NameId {
  const bytes = encodeUtf8(text);
  return readName(names, bytes, 0, bytes.length, ROOT);
}
