import { type MimePart, type MimeParts, mimeParts } from '../message/dsn/mimeParts.ts';
import { readMessage } from '../message/readMessage.ts';
import { latin1 } from '../text/bytes.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { readAggregate } from './aggregate/readAggregate.ts';
import { decodeText } from './container/decodeText.ts';
import { gunzip, isGzip } from './container/gunzip.ts';
import { MOST_OCTETS, type Refusal, type Stock, tooLarge } from './container/limits.ts';
import { undoTransferEncoding } from './container/transferEncoding.ts';
import { isZip, unzip } from './container/unzip.ts';
import { readFailure } from './failure/readFailure.ts';
import { createNotes, type NoteList } from './notes.ts';
import type { Report } from './report.ts';
import { readTls } from './tls/readTls.ts';

/** A file, or what lay in it, that is no report. */
export interface Refused {
  readonly file: string;
  /** Why, and what to do. */
  readonly reason: string;
}

export interface ReadReports {
  readonly reports: readonly Report[];
  readonly refused: readonly Refused[];
}

/** Octets of a failure report's parts that are read: reports have a few thousand, the message itself may be behind them. */
const MOST_WORDS = 256 * 1024;
const MOST_REFUSED = 100;

/**
 * Reads the reports in a file: XML or JSON, as it is, in gzip or zip, in a message or not; a message with a failure report.
 * What it is shows in its octets: names and types that senders give are often wrong. Unpacked it may have no more than
 * {@link MOST_OCTETS}, and an archive in an archive is refused. Never throws.
 *
 * @param file how the file is called in reports and refusals
 */
export function readReports(bytes: Uint8Array, file: string): ReadReports {
  const reports: Report[] = [];
  const refused: Refused[] = [];
  const keep = (name: string, read: Report | Refusal) => {
    if (!('refused' in read)) reports.push(read);
    else if (refused.length < MOST_REFUSED) refused.push({ file: name, reason: read.refused });
  };
  const stock: Stock = { octets: MOST_OCTETS };
  if (!unpack(bytes, file, stock, keep)) readMail(bytes, file, stock, keep);
  return { reports, refused };
}

type Keep = (name: string, read: Report | Refusal) => void;

/** Reads what is no message; `false` if it is neither packed nor XML nor JSON. */
function unpack(bytes: Uint8Array, name: string, stock: Stock, keep: Keep): boolean {
  const notes = createNotes();
  if (isGzip(bytes)) {
    const content = gunzip(bytes, stock, notes);
    keep(name, 'refused' in content ? content : readContent(content, name, notes));
    return true;
  }
  if (isZip(bytes)) {
    let files = 0;
    for (const entry of unzip(bytes, stock, notes)) {
      files++;
      if ('refused' in entry) keep(name, entry);
      else {
        const inside = `${name}: ${entry.name.slice(0, 300)}`;
        keep(
          inside,
          'refused' in entry.content ? entry.content : readContent(entry.content, inside, createNotes()),
        );
      }
      if (stock.octets < 0) return true;
    }
    if (files === 0) keep(name, { refused: 'It is a zip archive without a file in it.' });
    return true;
  }
  if (kindOf(bytes) === undefined) return false;
  keep(name, readContent(bytes, name, notes));
  return true;
}

/** Reads what was unpacked: XML or JSON, and nothing that is packed again. */
function readContent(bytes: Uint8Array, name: string, notes: NoteList): Report | Refusal {
  if (isGzip(bytes) || isZip(bytes))
    return {
      refused: 'An archive lies in an archive, which no report does. Unpack it first, if you trust it.',
    };
  if (bytes.length > MOST_OCTETS) return tooLarge();
  const kind = kindOf(bytes);
  if (kind === undefined)
    return {
      refused: bytes.length === 0 ? 'It is empty.' : 'It is no report: reports are XML ("<") or JSON ("{").',
    };
  const text = decodeText(bytes, notes);
  return kind === 'xml' ? readAggregate(text, name, notes) : readTls(text, name, notes);
}

/** What a text seems to be by its first character. */
function kindOf(bytes: Uint8Array): 'xml' | 'json' | undefined {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : bytes[0] === 0xff || bytes[0] === 0xfe ? 2 : 0;
  while (at < bytes.length && (bytes[at] as number) <= 0x20) at++;
  if (bytes[at] === 0x3c) return 'xml';
  return bytes[at] === 0x7b ? 'json' : undefined;
}

/** Reads the reports in a message: its parts that are packed, XML or JSON, else a failure report. */
function readMail(bytes: Uint8Array, name: string, stock: Stock, keep: Keep): void {
  const message = readMessage(bytes);
  const problem = message.notes.find(({ severity }) => severity === 'error')?.message;
  if (problem !== undefined) {
    keep(name, { refused: problem });
    return;
  }
  if (message.fields.length < 2) {
    const what = bytes.length === 0 ? 'It is empty.' : 'It is neither a message nor XML, JSON, gzip or zip.';
    keep(name, { refused: `${what} Give reports as they came.` });
    return;
  }
  const mime = mimeParts(message);
  const feedback = mime.parts.find(({ type }) => type === 'message/feedback-report');
  const parts = mime.parts.filter(({ type }) => feedback === undefined && mayHoldReport(type));
  let isFound = false;
  for (const part of parts) {
    const content = undoTransferEncoding(
      message.bytes.subarray(part.body.start, part.body.end),
      part.encoding,
    );
    if (unpack(content, name, stock, keep)) isFound = true;
    if (stock.octets < 0) return;
  }
  if (isFound) return;
  const words = mime.parts.find(({ type }) => type === 'text/plain');
  const original = mime.parts.find(({ type }) =>
    /^(?:message\/(?:rfc822|global)|text\/rfc822-headers)$/.test(type),
  );
  const said = words === undefined ? '' : textOf(mime, words);
  const read = readFailure(
    {
      feedback: feedback === undefined ? undefined : textOf(mime, feedback),
      words: said,
      original: original === undefined ? headerIn(said) : textOf(mime, original),
      from: message.fields.find(({ key }) => key === 'from')?.text.slice(0, 300) ?? null,
    },
    name,
  );
  keep(name, read);
}

/** Words and enclosed messages are no reports, whatever they begin with. */
function mayHoldReport(type: string): boolean {
  return type !== 'text/html' && !/^(?:message|image|audio|video|multipart)\//.test(type);
}

function textOf({ bytes }: MimeParts, part: MimePart): string {
  const end = Math.min(part.body.end, part.body.start + MOST_WORDS);
  const octets = undoTransferEncoding(bytes.subarray(part.body.start, end), part.encoding);
  const text = decodeUtf8(octets);
  return (text.includes('\ufffd') ? latin1(octets, 0, octets.length) : text).replaceAll(/\r\n?/g, '\n');
}

/** The header that stands behind the words, in reports without parts. */
function headerIn(words: string): string {
  const at = words.search(/^(?:Received|Return-Path):/im);
  return at < 0 ? '' : words.slice(at);
}
