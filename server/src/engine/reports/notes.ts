import { lineStarts, positionIn } from '../text/lines.ts';
import type { ReportRule } from './findings.ts';

/** Something that was wrong in a report and is understood all the same. */
export interface ReportNote {
  readonly rule: string;
  readonly severity: 'warning' | 'info';
  /** What is wrong, and what was made of it. */
  readonly message: string;
  /** From 1, of the first place; columns in UTF-16 units. */
  readonly line?: number;
  readonly column?: number;
  /** How often it is so, where that is more than once. */
  readonly count?: number;
}

/** Collects what is wrong: the same at several places is one note. */
export interface NoteList {
  /** @param at an offset of the report's text */
  add(rule: ReportRule, message: string, at?: number): void;
  /** @param text the report's text, to tell lines from offsets */
  all(text: string): ReportNote[];
}

/** Different notes for one rule; a report that is wrong everywhere says the same again and again. */
const MOST = 8;

interface Noted {
  readonly rule: ReportRule;
  readonly message: string;
  readonly at: number | undefined;
  count: number;
}

/** An empty list of notes. */
export function createNotes(): NoteList {
  const notes = new Map<string, Noted>();
  const perRule = new Map<string, number>();
  return {
    add(rule, message, at) {
      let key = `${rule.id} ${message}`;
      if (!notes.has(key)) {
        const kinds = perRule.get(rule.id) ?? 0;
        if (kinds >= MOST) key = rule.id;
        else perRule.set(rule.id, kinds + 1);
      }
      const noted = notes.get(key);
      if (noted !== undefined) noted.count++;
      else {
        const shown = key === rule.id ? `${rule.summary} There is more of this than is listed.` : message;
        notes.set(key, { rule, message: shown, at, count: 1 });
      }
    },
    all(text) {
      const starts = notes.size > 0 ? lineStarts(text) : [];
      return [...notes.values()].map(({ rule, message, at, count }) => ({
        rule: rule.id,
        severity: rule.severity,
        message,
        ...(at !== undefined && placeIn(starts, at)),
        ...(count > 1 && { count }),
      }));
    },
  };
}

/** Line and column from 1. */
export function placeIn(starts: readonly number[], at: number): { line: number; column: number } {
  const { line, character } = positionIn(starts, at);
  return { line: line + 1, column: character + 1 };
}
