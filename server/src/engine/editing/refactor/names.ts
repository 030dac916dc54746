import type { Edit } from '../../finding.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import { type NameTable, ROOT } from '../../zone/names.ts';
import { nameText } from '../../zone/nameText.ts';
import type { Zone } from '../../zone/zone.ts';
import { type Entry, entriesOf } from '../entryAt.ts';
import { type Mention, mentionAt, mentionsOf } from '../names/mention.ts';
import { writtenLabels } from '../names/writtenLabels.ts';
import { nameOf } from './nameOf.ts';
import { refusalOf } from './readAgain.ts';
import { type Change, isReadOnce, type Refactoring, type Subject } from './refactoring.ts';

type Form = 'absolute' | 'relative';

const DOT = 0x2e;

/** More names are not changed at once. */
const MAX_EDITS = 100_000;

/** Writes the name at the cursor, or those selected, with all of its labels and the final dot. */
export const absoluteName: Refactoring = nameHere('absolute-name', 'absolute');

/** Writes the name at the cursor, or those selected, without the origin. */
export const relativeName: Refactoring = nameHere('relative-name', 'relative');

/** All names of a file. */
export const absoluteNames: Refactoring = namesOfFile('absolute-names', 'absolute');
export const relativeNames: Refactoring = namesOfFile('relative-names', 'relative');

function nameHere(id: string, form: Form): Refactoring {
  return {
    id,
    kind: 'rewrite',
    offer(subject) {
      const { cursor } = subject;
      const [edit, ...others] = editsHere(subject, form);
      if (edit === undefined) return undefined;
      if (subject.isSelection) return `Write the ${others.length > 0 ? 'names' : 'name'} selected ${form}`;
      const { start = 0 } = mentionAt(subject.zone, cursor) ?? {};
      const whole = decodeUtf8(cursor.entry.block.bytes, start, edit.place.start) + edit.text;
      return `Write the name ${form}: ${whole}`;
    },
    make: (subject) => proven(subject.zone, editsHere(subject, form)),
  };
}

function editsHere(subject: Subject, form: Form): Edit[] {
  const { zone, cursor, entries, isSelection } = subject;
  if (!isReadOnce(subject)) return [];
  const here = isSelection ? undefined : mentionAt(zone, cursor);
  const mentions = isSelection ? entries.flatMap((entry) => namesIn(zone, entry)) : here ? [here] : [];
  return mentions.flatMap((mention) => editOf(zone.names, mention, form) ?? []);
}

function namesOfFile(id: string, form: Form): Refactoring {
  return {
    id,
    kind: 'rewrite',
    offer(subject) {
      const { zone, cursor, isSelection } = subject;
      const isAtName = !isSelection && isReadOnce(subject) && mentionAt(zone, cursor) !== undefined;
      return isAtName ? `Write all names of the file ${form}` : undefined;
    },
    *make({ zone, reading }) {
      const edits: Edit[] = [];
      for (const block of reading.blocks) {
        yield;
        for (const entry of entriesOf(zone, reading, block)) {
          for (const mention of namesIn(zone, entry))
            edits.push(...(editOf(zone.names, mention, form) ?? []));
        }
        if (edits.length > MAX_EDITS) {
          return `The file has more than ${MAX_EDITS.toLocaleString('en')} such names, more than an editor changes at once. Do it for a selection.`;
        }
      }
      return edits.length === 0 ? `All names that can be are ${form} already.` : yield* proven(zone, edits);
    },
  };
}

/** Owners, and names in data: what is not for directives, whose change would be one of the names behind them. */
function namesIn(zone: Zone, entry: Entry): Mention[] {
  return mentionsOf(zone, entry).filter(({ role }) => role === 'owner' || role === 'data');
}

/** The edit that gives a name the form, where it has the other; the name stays the same, as spelled. */
function editOf(names: NameTable, mention: Mention, form: Form): [Edit] | undefined {
  const { entry, role, start, end, name, origin } = mention;
  const { bytes } = entry.block;
  const labels = writtenLabels(bytes, start, end);
  const isAbsolute = labels.at(-1)?.end === end - 1 && bytes[end - 1] === DOT;
  if (role === 'text' || isAbsolute === (form === 'absolute')) return undefined;
  // The root is written in one way.
  if (labels.length === 0 && bytes[start] === DOT) return undefined;
  let text: string;
  let from = start;
  if (form === 'absolute') {
    const behind = origin === ROOT ? '.' : `.${nameText(names, origin)}`;
    if (labels.length === 0) text = nameText(names, origin);
    else {
      from = end;
      text = behind;
    }
  } else {
    const depth = names.labelCount(origin);
    const kept = labels[names.labelCount(name) - depth - 1];
    if (origin === ROOT || names.labelCount(name) < depth || names.ancestor(name, depth) !== origin)
      return undefined;
    if (kept === undefined) text = '@';
    else {
      from = kept.end;
      text = '';
    }
  }
  const whole = decodeUtf8(bytes, start, from) + text;
  if (nameOf(names, whole, origin) !== name) return undefined;
  return [{ place: { block: entry.block, start: from, end }, text }];
}

function* proven(zone: Zone, edits: readonly Edit[]): Generator<void, Change | string> {
  return (yield* refusalOf(zone, edits)) ?? { edits };
}
