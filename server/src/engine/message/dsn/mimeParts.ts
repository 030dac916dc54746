import { latin1 } from '../../text/bytes.ts';
import { DSN } from '../findings/dsn.ts';
import type { ByteSpan, HeaderField, Message, MessageFinding } from '../message.ts';
import { lineAt, splitFields } from '../splitFields.ts';

/** A leaf of a message's MIME structure (RFC 2045, 2046): what is no multipart. An enclosed message is a leaf too. */
export interface MimePart {
  /** `text/plain` and so on, in lower case. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** `base64`, `quoted-printable` …, in lower case; empty where nothing is said. */
  readonly encoding: string;
  /** Of the file that it is to become, as it is written; `undefined` where it is none. */
  readonly fileName: string | undefined;
  /** Where its delimiter stands, or its body where it has none. */
  readonly start: number;
  readonly body: ByteSpan;
  readonly depth: number;
}

export interface MimeParts {
  /** The type of the message as a whole, and its parameters. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly parts: readonly MimePart[];
  readonly bytes: Uint8Array;
  readonly findings: readonly MessageFinding[];
}

/** Reports have three parts, one or two levels deep; what has more than this is an attack. */
const MOST_DEPTH = 50;
const MOST_PARTS = 1000;
const DASH = 0x2d;

interface ContentHeader {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly encoding: string;
  readonly fileName: string | undefined;
}

/**
 * The leaves of a message, in their order, in one pass over its lines: linear, whatever the nesting. A delimiter is a line that
 * begins with a boundary, as RFC 2046 §5.1.1 compares them; where no line does, lines that look like one and stand before
 * `Content-` fields are taken for it, as boundaries get damaged on the way.
 */
export function mimeParts(message: Message): MimeParts {
  const { bytes } = message;
  const top = contentHeader(message.fields);
  const start = message.body ?? bytes.length;
  const known = walk(bytes, start, top, false);
  const isMultipart = top.type.startsWith('multipart/');
  const isSound = isMultipart ? known.parts.length > 0 : isTyped(message);
  if (isSound || known.findings.length > 0) {
    return { type: top.type, parameters: top.parameters, bytes, ...known };
  }
  const lenient = walk(bytes, start, { ...top, type: 'multipart/mixed' }, true);
  const first = lenient.parts[0]?.body.start;
  const isFound = first !== undefined && (isMultipart || linesBefore(bytes, start, first) < 10);
  const plain = contentHeader([]);
  const walked = isFound ? lenient : walk(bytes, start, plain, false);
  return { type: top.type, parameters: top.parameters, bytes, ...walked };
}

/** Without a type, a body with delimiters in it has lost its header on the way. */
function isTyped({ fields }: Message): boolean {
  return fields.some(({ key }) => key === 'content-type');
}

/** Lines with text in them; a preamble and the header of a part have a few, a notice has more. */
function linesBefore(bytes: Uint8Array, start: number, end: number): number {
  return latin1(bytes, start, Math.min(end, start + 2000))
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '').length;
}

function walk(
  bytes: Uint8Array,
  start: number,
  top: ContentHeader,
  isLenient: boolean,
): Pick<MimeParts, 'parts' | 'findings'> {
  const parts: MimePart[] = [];
  const findings: MessageFinding[] = [];
  /** Boundaries of the multiparts that are open, the innermost last. */
  const open: string[] = [];
  let leaf: { readonly header: ContentHeader; readonly start: number; readonly body: number } | undefined;
  const close = (end: number) => {
    if (leaf !== undefined)
      parts.push({
        ...leaf.header,
        start: leaf.start,
        body: { start: leaf.body, end: Math.max(leaf.body, end) },
        depth: open.length,
      });
    leaf = undefined;
  };
  const enter = (header: ContentHeader, from: number, at: number) => {
    const boundary = header.parameters.get('boundary');
    const isMultipart = header.type.startsWith('multipart/') && (boundary !== undefined || isLenient);
    if (!isMultipart) leaf = { header, start: from, body: at };
    else if (open.length < MOST_DEPTH) open.push(isLenient ? '' : (boundary ?? ''));
    else if (findings.length === 0)
      findings.push(bounded(`Its parts are nested more than ${MOST_DEPTH} deep`, at));
  };
  enter(top, start, start);
  for (let at = start; at < bytes.length; ) {
    const line = lineAt(bytes, at);
    const level = levelAt(bytes, at, line, open);
    if (level < 0) {
      at = line.next;
      continue;
    }
    close(beforeLineEnd(bytes, start, at));
    if (parts.length === MOST_PARTS) {
      findings.push(bounded(`It has more than ${MOST_PARTS} parts`, at));
      return { parts, findings };
    }
    const isLast = isClosing(bytes, at, line.end, open[level] as string);
    open.length = isLast ? level : level + 1;
    const delimiter = at;
    at = line.next;
    if (isLast) continue;
    const end = headerEnd(bytes, at, open);
    const { fields } = splitFields(bytes.subarray(0, end.fields), at, () => true);
    enter(contentHeader(fields), delimiter, end.body);
    at = end.body;
  }
  close(bytes.length);
  return { parts, findings };
}

/** Which of the open multiparts a line is a delimiter of: the one with the longest boundary that fits; -1 for none. */
function levelAt(
  bytes: Uint8Array,
  at: number,
  line: { readonly end: number; readonly next: number },
  open: readonly string[],
): number {
  if (bytes[at] !== DASH || bytes[at + 1] !== DASH) return -1;
  let found = -1;
  let length = -1;
  for (let level = open.length - 1; level >= 0; level--) {
    const boundary = open[level] as string;
    if (boundary.length <= length) continue;
    const fits =
      boundary === '' ? isBeforeContent(bytes, line) : startsWith(bytes, at + 2, line.end, boundary);
    if (!fits) continue;
    found = level;
    length = boundary.length;
  }
  return found;
}

function isClosing(bytes: Uint8Array, at: number, end: number, boundary: string): boolean {
  const after = boundary === '' ? end - 2 : at + 2 + boundary.length;
  return after + 2 <= end && after > at + 2 && bytes[after] === DASH && bytes[after + 1] === DASH;
}

function isBeforeContent(bytes: Uint8Array, line: { readonly end: number; readonly next: number }): boolean {
  return /^content-[a-z-]+\s*:/i.test(latin1(bytes, line.next, Math.min(bytes.length, line.next + 60)));
}

function startsWith(bytes: Uint8Array, at: number, end: number, text: string): boolean {
  if (end - at < text.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Where the header of a part ends, and where its body begins: at an empty line, at a line that is no field, at a delimiter. */
function headerEnd(
  bytes: Uint8Array,
  start: number,
  open: readonly string[],
): { readonly fields: number; readonly body: number } {
  let at = start;
  while (at < bytes.length) {
    const line = lineAt(bytes, at);
    if (line.end === at) return { fields: at, body: line.next };
    if (levelAt(bytes, at, line, open) >= 0) return { fields: at, body: at };
    const begin = latin1(bytes, at, Math.min(line.end, at + 80));
    const isContinued = at > start && /^[ \t]/.test(begin);
    if (begin.trim() === '') return { fields: at, body: line.next };
    if (!isContinued && !/^[!-9;-~]{1,76}[ \t]{0,3}:/.test(begin)) return { fields: at, body: at };
    at = line.next;
  }
  return { fields: at, body: at };
}

/** The line end before a delimiter belongs to the delimiter (RFC 2046 §5.1.1). */
function beforeLineEnd(bytes: Uint8Array, start: number, at: number): number {
  let end = at;
  if (end > start && bytes[end - 1] === 0x0a) end--;
  if (end > start && bytes[end - 1] === 0x0d) end--;
  return end;
}

function contentHeader(fields: readonly HeaderField[]): ContentHeader {
  const text = (key: string) => fields.find((field) => field.key === key)?.text ?? '';
  const { type, parameters } = readContentType(text('content-type'));
  const disposition = parametersOf(text('content-disposition'));
  return {
    type,
    parameters,
    encoding: text('content-transfer-encoding').trim().toLowerCase(),
    fileName: disposition.get('filename') ?? parameters.get('name'),
  };
}

/** A Content-Type value (RFC 2045 §5.1): its type in lower case, `text/plain` where none is readable, and its parameters. */
export function readContentType(text: string): Pick<ContentHeader, 'type' | 'parameters'> {
  const type = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(text.slice(0, 4096))?.[1]?.toLowerCase() ?? 'text/plain';
  return { type, parameters: parametersOf(text) };
}

/** The parameters of a value (RFC 2045 §5.1), by their names in lower case; the first of a name counts. */
function parametersOf(text: string): Map<string, string> {
  const value = text.slice(0, 4096);
  const parameters = new Map<string, string>();
  for (const [, name, quoted, plain] of value.matchAll(
    /;\s*([\w*.-]{1,40})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]+))/g,
  )) {
    const key = (name as string).toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '');
  }
  return parameters;
}

function bounded(what: string, start: number): MessageFinding {
  return {
    rule: DSN.bounded.id,
    severity: DSN.bounded.severity,
    message: `${what}, which no real report needs; the rest was not read. Look at the message in a text editor if you must know what it hides.`,
    at: { start, end: start + 1 },
  };
}
