/*
 * Zones that say in comments what is to be found in them. A marker stands on a line of its own, below the line that it
 * speaks of, or above it:
 *
 *   www IN A 192.0.2.300
 *   ;        ^^^^^^^^^^^ error: not valid        the carets stand under the range
 *
 *   ; vvvvvvvvvvv warning: zone/duplicate-record for the line below
 *
 *   # comment
 *   ; @1-9 error: comment                        columns, for a range that starts under the ";"
 *   ; v@1-9 error: comment                       the same for the line below
 *
 * Columns count UTF-16 units from 1, both ends included. `@5` is the empty range before column 5; `@3-+2:7` ends two
 * lines further down, in column 7. The text is the rule's id or a part of the message. Several markers may speak of one
 * line.
 *
 * Marker lines are taken out before the zone is read, so they never change what is read; a zone's text without a line
 * end at its end is written with a marker, without a line end, as its last line.
 */
import type { Severity } from '../../server/src/engine/finding.ts';

/** A finding that a marker announces; lines and columns from 0, as findings have them. */
export interface Expected {
  readonly line: number;
  readonly start: number;
  readonly endLine: number;
  readonly end: number;
  readonly severity: Severity;
  readonly text: string;
}

/** A zone's text without its markers, and what they announce. */
export interface MarkedZone {
  readonly text: string;
  readonly expected: readonly Expected[];
}

const MARKER =
  /^;\s*(?:(?<up>\^+)|(?<down>v+)|(?<below>v)?@(?<from>\d+)(?:-(?:\+(?<lines>\d+):)?(?<to>\d+))?) (?<severity>error|warning|info|hint): (?<text>.*?)\r?$/;

/** Takes the markers out of a zone's text. */
export function readMarkers(source: string): MarkedZone {
  const lines: string[] = [];
  const expected: Expected[] = [];
  for (const line of source.split('\n')) {
    const marker = MARKER.exec(line);
    if (marker?.groups === undefined) lines.push(line);
    else expected.push(readMarker(line, marker.groups, lines.length));
  }
  return { text: lines.join('\n'), expected };
}

/** @param next the number of the first line below the marker */
function readMarker(source: string, groups: Record<string, string | undefined>, next: number): Expected {
  const { up, down, below, from, lines, to, severity, text = '' } = groups;
  const line = down !== undefined || below !== undefined ? next : next - 1;
  const common = { line, severity: severity as Severity, text };
  const carets = up ?? down;
  if (carets !== undefined) {
    const start = source.indexOf(carets);
    return { ...common, start, endLine: line, end: start + carets.length };
  }
  const start = Number(from) - 1;
  return {
    ...common,
    start,
    endLine: line + Number(lines ?? 0),
    end: to === undefined ? start : Number(to),
  };
}

/** Writes findings as markers into a text: what {@link readMarkers} reads. */
export function writeMarkers(text: string, findings: readonly Expected[]): string {
  const lines = text.split('\n');
  const marked = lines.flatMap((line, number) => [
    line,
    ...findings.filter((finding) => finding.line === number).map(markerLine),
  ]);
  return marked.join('\n');
}

function markerLine({ line, start, endLine, end, severity, text }: Expected): string {
  const isShort = endLine === line && end > start && start > 0;
  const to = endLine > line ? `-+${endLine - line}:${end}` : end > start ? `-${end}` : '';
  const range = isShort ? `;${' '.repeat(start - 1)}${'^'.repeat(end - start)}` : `; @${start + 1}${to}`;
  return `${range} ${severity}: ${text}`;
}
