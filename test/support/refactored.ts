import { fileRange } from '../../server/src/engine/editing/fileRange.ts';
import {
  type Change,
  type FilesBeside,
  type Refactoring,
  type Subject,
  subjectAt,
} from '../../server/src/engine/editing/refactor/refactoring.ts';
import { REFACTORINGS } from '../../server/src/engine/editing/refactor/refactorings.ts';
import type { FileEdit } from '../../server/src/engine/editing/rename/joinEdits.ts';
import type { Position } from '../../server/src/engine/zone/position.ts';
import type { Reading, Zone } from '../../server/src/engine/zone/zone.ts';
import { applyFileEdits } from './fileEdits.ts';

/** A folder in memory. */
export function filesIn(files: Readonly<Record<string, string>>): FilesBeside {
  return { ownName: 'zone', exists: (name) => name in files, includePath: (name) => name };
}

export function subjectIn(
  zone: Zone,
  reading: Reading,
  files: Readonly<Record<string, string>>,
  range: { readonly start: Position; readonly end: Position },
): Subject {
  return subjectAt(zone, reading, range, filesIn(files));
}

export function refactoringBy(id: string): Refactoring {
  const found = REFACTORINGS.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no refactoring "${id}"`);
  return found;
}

/** What a refactoring makes, in one go. */
export function made(refactoring: Refactoring, subject: Subject): Change | string {
  const steps = refactoring.make(subject);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The files as they are with a change. */
export function applied(
  files: Readonly<Record<string, string>>,
  { edits, files: fresh = [] }: Change,
): Record<string, string> {
  const placed: FileEdit[] = edits.map(({ place, text }) => ({ ...fileRange(place), text }));
  return {
    ...applyFileEdits(files, placed),
    ...Object.fromEntries(fresh.map(({ name, text }) => [name, text])),
  };
}
