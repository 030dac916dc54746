import { decodeUtf8 } from '../text/utf8.ts';
import type { ByteSpan, Message, MessageFinding } from './message.ts';
import type { MessageReport } from './messageReport.ts';
import { allFindings } from './render/allFindings.ts';

/** A report, and where in the text of the message stands what it speaks of. Plain data: it survives JSON. */
export interface PlacedReport {
  /** Texts in it are cut where they are very long. */
  readonly report: MessageReport;
  /** Of each header field, by its index. */
  readonly fields: readonly PlacedField[];
  /** All findings, each once. */
  readonly findings: readonly PlacedFinding[];
  /** Whether the text had to be repaired before it could be read: then places are those of the repaired one. */
  readonly isRepaired: boolean;
  /** Octets of the message. */
  readonly size: number;
}

/** A place in a text, as editors count: lines and UTF-16 units from 0. */
export interface TextPlace {
  readonly line: number;
  readonly character: number;
}

export interface PlacedField {
  readonly start: TextPlace;
  readonly end: TextPlace;
  /** As it is written, with its name and its line ends as LF; cut where it is very long. */
  readonly raw: string;
}

export interface PlacedFinding extends MessageFinding {
  /** Of what it speaks of; the first line where it speaks of the whole message. */
  readonly start: TextPlace;
  readonly end: TextPlace;
}

/** UTF-16 units that are kept of one text, and octets of all fields as they are written. */
const LONGEST = 8192;
const MOST_RAW = 4 * 1024 * 1024;

/** Finds the places of a report in the text of its message, in time linear in both. */
export function placeReport({ bytes, fields, isRepaired }: Message, report: MessageReport): PlacedReport {
  const findings = allFindings(report);
  const placeOf = placesIn(bytes, [...fields, ...findings.flatMap(({ at }) => at ?? [])]);
  const origin = { line: 0, character: 0 };
  let left = MOST_RAW;
  return {
    report: clipped(report) as MessageReport,
    fields: fields.map((field) => {
      const length = Math.min(field.end - field.start, LONGEST, left);
      left -= length;
      const raw = decodeUtf8(bytes, field.start, field.start + length)
        .replaceAll(/\r\n?/g, '\n')
        .trimEnd();
      return {
        start: placeOf(field.start),
        end: placeOf(field.end),
        raw: length < field.end - field.start ? `${raw}…` : raw,
      };
    }),
    findings: findings.map((finding) => {
      const at = finding.at ?? (finding.field === undefined ? undefined : fields[finding.field]);
      return { ...finding, start: at ? placeOf(at.start) : origin, end: at ? placeOf(at.end) : origin };
    }),
    isRepaired,
    size: bytes.length,
  };
}

/** The places of the ends of spans. Lines end as they do for editors: with CR LF, LF or CR. */
function placesIn(bytes: Uint8Array, spans: readonly ByteSpan[]): (offset: number) => TextPlace {
  const offsets = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const places = new Map<number, TextPlace>();
  let line = 0;
  let lineStart = 0;
  let from = 0;
  let units = 0;
  let at = 0;
  for (const offset of offsets) {
    for (; at < offset && at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte !== 0x0a && !(byte === 0x0d && bytes[at + 1] !== 0x0a)) continue;
      line++;
      lineStart = at + 1;
    }
    // What was decoded of the line for the place before is not decoded again.
    if (from < lineStart) {
      from = lineStart;
      units = 0;
    }
    units += decodeUtf8(bytes, from, Math.min(offset, bytes.length)).length;
    from = offset;
    places.set(offset, { line, character: units });
  }
  return (offset) => places.get(offset) ?? { line: 0, character: 0 };
}

/** A value with no text in it that is very long. */
function clipped(value: unknown): unknown {
  if (typeof value === 'string') return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  if (Array.isArray(value)) return value.map(clipped);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clipped(each)]));
}
