/** A zone that a name server's configuration gives a file to. */
export interface ServedZone {
  /** As the configuration has it, often without the final dot. */
  readonly zone: string;
  /** Path as written; relative to `directory` when that is given and it is not absolute. */
  readonly file: string;
  readonly directory: string | undefined;
}

/** Which server a configuration file belongs to, by its name; `undefined` for other files. */
export function serverOf(fileName: string): 'bind' | 'nsd' | 'knot' | undefined {
  if (/^named\.conf(\..*)?$|\.named\.conf$|^named[^/]*\.conf$/.test(fileName)) return 'bind';
  if (/^nsd[^/]*\.conf$/.test(fileName)) return 'nsd';
  return /^knot[^/]*\.conf$/.test(fileName) ? 'knot' : undefined;
}

/** The zones with files in the configuration of a name server. What it does not understand it passes over. */
export function servedZones(server: 'bind' | 'nsd' | 'knot', text: string): ServedZone[] {
  return server === 'bind' ? bindZones(text) : indentedZones(server, text);
}

/** `zone "name" [class] { … file "path"; … };`, at any depth (views), and `directory "path";` of the options. */
function bindZones(text: string): ServedZone[] {
  const tokens = bindTokens(text);
  const zones: ServedZone[] = [];
  let directory: string | undefined;
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i] === 'directory' && tokens[i + 2] === ';') directory = unquote(tokens[i + 1] as string);
    if (tokens[i] !== 'zone' || tokens[i + 1] === undefined) continue;
    const open = tokens.indexOf('{', i + 1);
    if (open < 0 || open > i + 3) continue;
    const file = fileOf(tokens, open);
    if (file !== undefined)
      zones.push({ zone: unquote(tokens[i + 1] as string), file, directory: undefined });
  }
  return directory === undefined ? zones : zones.map((zone) => ({ ...zone, directory }));
}

/** The `file` statement of the block that opens at `open`. */
function fileOf(tokens: readonly string[], open: number): string | undefined {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i] === '{') depth++;
    else if (tokens[i] === '}' && --depth === 0) return undefined;
    else if (depth === 1 && tokens[i] === 'file' && tokens[i + 2] === ';')
      return unquote(tokens[i + 1] as string);
  }
  return undefined;
}

function bindTokens(text: string): string[] {
  const token = /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|#[^\n]*|"[^"\n]*"|[{};]|[^\s{};"]+/g;
  return (text.match(token) ?? []).filter((word) => !/^(\/\*|\/\/|#)/.test(word));
}

function unquote(text: string): string {
  return text.replace(/^["'](.*)["']$/, '$1');
}

/**
 * The forms of NSD (`zone:`, `name:`, `zonefile:`, `zonesdir:`) and Knot (`- domain:`, `file:`, `storage:`): lines of
 * `key: value`, where a zone starts at its name.
 */
function indentedZones(server: 'nsd' | 'knot', text: string): ServedZone[] {
  const keys =
    server === 'nsd'
      ? { name: 'name', file: 'zonefile', directory: 'zonesdir' }
      : { name: 'domain', file: 'file', directory: 'storage' };
  const zones: { zone: string; file?: string; directory?: string }[] = [];
  const defaults: { file?: string; directory?: string } = {};
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    const match = /^(\s*)(?:-\s*)?([\w-]+):\s*(.*?)\s*(?:#.*)?$/.exec(line);
    if (!match) continue;
    const [, indent, key, value] = match as unknown as [string, string, string, string];
    if (value === '') {
      if (indent === '' || server === 'nsd') section = key;
      continue;
    }
    const zone = zones.at(-1);
    const text = unquote(value);
    if (section === 'zone' && key === keys.name) zones.push({ zone: text });
    else if (section === 'zone' && zone && key === keys.file) zone.file = text;
    else if (section === 'zone' && zone && key === keys.directory) zone.directory = text;
    else if (key === keys.directory) defaults.directory = text;
    else if (key === keys.file && section === 'template') defaults.file = text;
  }
  const standard = defaults.file ?? (server === 'knot' ? '%s.zone' : undefined);
  return zones.flatMap(({ zone, file = standard, directory = defaults.directory }) =>
    file === undefined ? [] : [{ zone, file: file.replaceAll('%s', zone.replace(/\.$/, '')), directory }],
  );
}
