import type { TextChange } from '../../server/src/engine/zone/editZone.ts';
import type { Position } from '../../server/src/engine/zone/position.ts';
import type { RandomEdit } from './zoneText.ts';

/** An edit of a text as an editor reports it, and the text behind it. */
export function applyEdit(text: string, edit: RandomEdit): { change: TextChange; text: string } {
  const from = boundary(text, Math.round(edit.from * text.length));
  const to = boundary(text, Math.min(text.length, from + edit.length));
  return {
    change: { start: positionAt(text, from), end: positionAt(text, to), text: edit.text },
    text: text.slice(0, from) + edit.text + text.slice(to),
  };
}

/** No editor puts its cursor into a character or between CR and LF. */
function boundary(text: string, at: number): number {
  const inPair = /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');
  const inLineEnd = text[at - 1] === '\r' && text[at] === '\n';
  return inPair || inLineEnd ? at + 1 : at;
}

/** Lines end in LF, CRLF or a lone CR; characters are UTF-16 units. */
function positionAt(text: string, at: number): Position {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
