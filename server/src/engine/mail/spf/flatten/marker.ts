/** What the comment before a flattened record says. */
export interface Marker {
  /** The record that it was made from. */
  readonly original: string;
  /** The day it was made, as `2026-11-24`. */
  readonly date: string;
  /** Of the text that was made: another one was edited since. */
  readonly hash: string;
}

const MARKER = /^;+\s*flattened from "(v=spf1(?: [!-~]+)*)" on (\d{4}-\d\d-\d\d), hash ([0-9a-f]{8})\s*$/i;

/** The comment, with its semicolon: it tells how to make the record again. */
export function markerText(original: string, made: string, date: string): string {
  return `; flattened from "${original.trim().replaceAll(/ +/g, ' ')}" on ${date}, hash ${hashOf(made)}`;
}

/** Reads such a comment; `undefined` for all others. */
export function readMarker(comment: string): Marker | undefined {
  const [, original, date, hash] = MARKER.exec(comment) ?? [];
  if (original === undefined || date === undefined || hash === undefined) return undefined;
  return { original, date, hash: hash.toLowerCase() };
}

/** Eight digits that are others for nearly every other text (FNV-1a); blanks do not matter. */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const unit of text.trim().replaceAll(/ +/g, ' ')) {
    hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
