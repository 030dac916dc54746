import { applyEdits, type JSONPath, modify, type ParseError, parseTree } from 'jsonc-parser';

/** A change of a text; offsets are UTF-16 units. */
export interface ConfigEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The changes that set a value in a configuration file; comments and layout stay.
 *
 * @param text the file's text; empty for a new file
 * @param path the keys that lead to the value
 * @returns `undefined` where the text is no JSON, or not of the form that the path needs
 */
export function setInConfig(text: string, path: JSONPath, value: unknown): ConfigEdit[] | undefined {
  const options = { formattingOptions: formattingOf(text) };
  if (text.trim() === '') {
    const start = '{}\n';
    const whole = applyEdits(start, modify(start, path, value, options));
    return [{ start: 0, end: text.length, text: whole }];
  }
  const errors: ParseError[] = [];
  parseTree(text, errors, { allowTrailingComma: true });
  if (errors.length > 0) return undefined;
  try {
    return modify(text, path, value, options).map(({ offset, length, content }) => ({
      start: offset,
      end: offset + length,
      text: content,
    }));
  } catch {
    // A value on the way is no object.
    return undefined;
  }
}

/** A glob that fits this path alone. */
export function globOf(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
}

/** The layout that the text has. */
function formattingOf(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: Math.min(indent.length, 8),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
