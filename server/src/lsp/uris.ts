/** A URI in its parts; the path is decoded and starts with "/" where there is an authority. */
interface Uri {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly rest: string;
}

const URI = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(.*)$/s;
const DRIVE = /^[A-Za-z]:[\\/]/;

/**
 * One spelling for each file: clients differ in what they escape and in the case of drive letters, and files are told
 * apart by this spelling.
 */
export function canonicalUri(text: string): string {
  const uri = parse(text);
  return uri === undefined ? text : format(uri);
}

/** The last part of a URI's path, decoded. */
export function baseName(text: string): string {
  const path = parse(text)?.path ?? text;
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The URI of the folder that a file is in. */
export function folderOf(text: string): string {
  const uri = parse(text);
  if (uri === undefined) return text;
  return format({ ...uri, path: uri.path.slice(0, uri.path.lastIndexOf('/')) || '/', rest: '' });
}

/** The URI that a file path leads to from a folder; an absolute path stays on the folder's file system. */
export function resolvePath(folder: string, path: string): string {
  const base = parse(folder);
  if (base === undefined) return path;
  const onWindows = DRIVE.test(base.path.slice(1)) || DRIVE.test(path);
  const parts = onWindows ? path.replaceAll('\\', '/') : path;
  if (DRIVE.test(path)) return format({ ...base, path: normalize(`/${parts}`) });
  return format({ ...base, path: normalize(parts.startsWith('/') ? parts : `${base.path}/${parts}`) });
}

/** Whether a file lies in a folder or below it. */
export function isWithin(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** A file's path from a folder, decoded; its whole path where it lies outside. */
export function pathFrom(folder: string, file: string): string {
  const path = parse(file)?.path ?? file;
  if (folder === '' || !isWithin(file, folder)) return path;
  return path.slice((parse(folder)?.path ?? folder).length).replace(/^\//, '');
}

/** How a user knows the file: its path, or the whole URI where it is not on this machine's disk. */
export function shownUri(text: string): string {
  const uri = parse(text);
  if (uri?.scheme !== 'file') return text;
  const path = DRIVE.test(uri.path.slice(1)) ? uri.path.slice(1) : uri.path;
  return uri.authority === '' ? path : `//${uri.authority}${path}`;
}

/** The scheme of a URI, such as `file`. */
export function schemeOf(text: string): string {
  return parse(text)?.scheme ?? '';
}

function parse(text: string): Uri | undefined {
  const [, scheme, authority = '', path = '', rest = ''] = URI.exec(text) ?? [];
  return scheme === undefined
    ? undefined
    : { scheme: scheme.toLowerCase(), authority, path: decode(path), rest };
}

function format({ scheme, authority, path, rest }: Uri): string {
  const written = DRIVE.test(path.slice(1)) ? `/${path.charAt(1).toLowerCase()}${path.slice(2)}` : path;
  const slashes = authority !== '' || scheme === 'file' ? '//' : '';
  return `${scheme}:${slashes}${authority}${written.split('/').map(encode).join('/')}${rest}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As VS Code writes URIs: its links then lead to the tab that is open. */
function encode(segment: string): string {
  return encodeURIComponent(segment.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
