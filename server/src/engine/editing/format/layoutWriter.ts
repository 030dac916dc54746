import { utf16Length } from '../../text/utf8.ts';
import type { FormatOptions } from './formatOptions.ts';

/** Text to put in place of bytes `[start, end)` of a block. */
export interface LayoutEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Lays an entry out anew: what is kept is named in order, what is to stand between is written, and where that is not what
 * stands there now, an edit is made. Tokens and comments are never written anew, so that their bytes stay.
 */
export class LayoutWriter {
  /** Where the writer is, in characters from the line's start. */
  column = 0;
  readonly edits: LayoutEdit[] = [];
  private readonly bytes: Uint8Array;
  private readonly options: FormatOptions;
  /** Behind what was kept last, and what was written since. */
  private at: number;
  /** ASCII. */
  private written = '';

  constructor(bytes: Uint8Array, start: number, options: FormatOptions) {
    this.bytes = bytes;
    this.at = start;
    this.options = options;
  }

  /** Keeps the bytes `[start, end)`. */
  keep(start: number, end: number): void {
    this.flush(start);
    this.at = end;
    this.column += utf16Length(this.bytes, start, end);
  }

  /** Writes text without line ends. */
  write(text: string): void {
    this.written += text;
    this.column += text.length;
  }

  /** Begins a new line, behind `blank` empty ones. */
  line(eol: string, blank = 0): void {
    this.written += eol.repeat(blank + 1);
    this.column = 0;
  }

  /** Fills up to a column; where the text is there already, one blank. */
  fill(column: number): void {
    const { useTabs, tabSize } = this.options;
    if (this.column >= column) {
      if (!useTabs) {
        this.write(' ');
        return;
      }
      this.written += '\t';
      this.column = nextStop(this.column + 1, tabSize);
      return;
    }
    if (useTabs) {
      for (;;) {
        const stop = nextStop(this.column + 1, tabSize);
        if (stop > column) break;
        this.written += '\t';
        this.column = stop;
      }
    }
    this.write(' '.repeat(column - this.column));
  }

  /** Ends the entry at byte `end`, before its line end. */
  finish(end: number): void {
    this.flush(end);
    this.at = end;
  }

  private flush(end: number): void {
    const text = this.written;
    this.written = '';
    if (!this.isThere(text, end)) this.edits.push({ start: this.at, end, text });
  }

  private isThere(text: string, end: number): boolean {
    if (text.length !== end - this.at) return false;
    for (let i = 0; i < text.length; i++) if (this.bytes[this.at + i] !== text.charCodeAt(i)) return false;
    return true;
  }
}

/** The first column from `column` on that is a multiple of the tab size. */
export function nextStop(column: number, tabSize: number): number {
  return Math.ceil(column / tabSize) * tabSize;
}
