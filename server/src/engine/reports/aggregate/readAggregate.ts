import { lineStarts } from '../../text/lines.ts';
import type { Refusal } from '../container/limits.ts';
import { REPORT } from '../findings.ts';
import { createNotes, type NoteList, placeIn } from '../notes.ts';
import type { AggregateReport, AggregateRow } from '../report.ts';
import { domainOf, moment, value } from '../values.ts';
import { readXml, type XmlElement } from '../xml/readXml.ts';
import { childOf, textOf } from './elements.ts';
import { readPolicy } from './readPolicy.ts';
import { readRow } from './readRow.ts';

/** Records of one report; more would not fit into the memory of a small machine. */
const MOST_ROWS = 200_000;
const NAMESPACE_9990 = 'urn:ietf:params:xml:ns:dmarc-2.0';
/** A report is about a day; time zones and slow clocks make it somewhat more (RFC 7489 §7.2). */
const LONG = 49 * 3600;

/** Reads a DMARC aggregate report (RFC 9990, RFC 7489 Appendix C), or says why it is none. Never throws. */
export function readAggregate(
  text: string,
  file: string,
  notes: NoteList = createNotes(),
): AggregateReport | Refusal {
  const rows: AggregateRow[] = [];
  let isOver = false;
  const { top, fault } = readXml(text, notes, (element, parent, isWhole) => {
    if (element.name !== 'record' || parent.name !== 'feedback') return false;
    if (!isWhole) notes.add(REPORT.cut, 'The last record is not whole. It is left out.', element.start);
    else if (rows.length === MOST_ROWS) isOver = true;
    else {
      const row = readRow(element, notes);
      if (row !== undefined) rows.push(row);
    }
    return true;
  });
  if (fault !== undefined) {
    const { line, column } = placeIn(lineStarts(text.slice(0, fault.at)), fault.at);
    return { refused: `${fault.message} It was not read on from line ${line}, column ${column}.` };
  }
  if (isOver) return { refused: `It has more than ${MOST_ROWS} records, which no report has.` };
  const feedback = find(top, 'feedback', 3);
  if (feedback === undefined) return { refused: noFeedback(top) };
  const metadata = childOf(feedback, 'report_metadata');
  const published = childOf(feedback, 'policy_published');
  if (metadata === undefined && published === undefined && rows.length === 0)
    return { refused: 'It has a "feedback" element, but nothing that a DMARC report has in it.' };
  if (!/<\/(?:\w+:)?feedback\s*>/i.test(text.slice(-400)) && !/<\/(?:\w+:)?feedback\s*>/i.test(text))
    notes.add(REPORT.cut, 'The report ends before "feedback" does. Records may be missing.', text.length);
  if (rows.length === 0)
    notes.add(REPORT.missing, 'There is no record: the report tells of no message.', feedback.start);

  const email = value(textOf(metadata, 'email'));
  const organization =
    value(textOf(metadata, 'org_name')) ?? domainOf(email?.slice(email.lastIndexOf('@') + 1));
  if (value(textOf(metadata, 'org_name')) === null)
    notes.add(
      REPORT.missing,
      'The reporter gives no name (org_name). The domain of its address is taken.',
      metadata?.start,
    );
  const reportId = value(textOf(metadata, 'report_id')) ?? '';
  if (reportId === '')
    notes.add(
      REPORT.missing,
      'There is no report_id, so that the same report could be counted twice.',
      metadata?.start,
    );
  const policy = readPolicy(published, rows, notes);
  return {
    kind: 'aggregate',
    file,
    format: isNew(feedback, metadata, published) ? 'RFC 9990' : 'RFC 7489',
    organization,
    email,
    contact: value(textOf(metadata, 'extra_contact_info')),
    generator: value(textOf(metadata, 'generator')),
    reportId,
    ...period(metadata, notes),
    errors: (metadata?.children ?? []).flatMap(({ name, text }) =>
      name === 'error' ? (value(text) ?? []) : [],
    ),
    policy,
    rows,
    notes: notes.all(text),
  };
}

/** An element of a name near the top: some reporters put a wrapper around. */
function find(parent: XmlElement, name: string, levels: number): XmlElement | undefined {
  const found = childOf(parent, name);
  if (found !== undefined || levels === 0) return found;
  for (const child of parent.children.slice(0, 10)) {
    const inside = find(child, name, levels - 1);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function noFeedback(top: XmlElement): string {
  const root = top.children[0]?.name;
  if (root === undefined) return 'It begins with "<" as XML does, but there is no element in it.';
  return `It is XML, but no DMARC report: its root is "${root.slice(0, 60)}", where a report has "feedback".`;
}

/** By its namespace, or by what earlier formats do not have. */
function isNew(feedback: XmlElement, metadata?: XmlElement, published?: XmlElement): boolean {
  if (feedback.namespace !== undefined) return feedback.namespace.toLowerCase() === NAMESPACE_9990;
  const added = ['np', 'testing', 'discovery_method'].some((name) => childOf(published, name) !== undefined);
  return added || childOf(metadata, 'generator') !== undefined;
}

function period(
  metadata: XmlElement | undefined,
  notes: NoteList,
): { begin: number | null; end: number | null } {
  const range = childOf(metadata, 'date_range');
  const begin = moment(textOf(range, 'begin'));
  const end = moment(textOf(range, 'end'));
  const at = (range ?? metadata)?.start;
  if (begin === undefined || end === undefined)
    notes.add(
      REPORT.missing,
      'The report does not say from when to when it is (date_range), in seconds since 1970.',
      at,
    );
  else if (end < begin) {
    notes.add(
      REPORT.value,
      'The report ends before it begins. The two moments are taken the other way round.',
      at,
    );
    return { begin: end, end: begin };
  } else if (end - begin > LONG)
    notes.add(
      REPORT.value,
      'The report is about more than two days. Its messages are counted for the day in the middle.',
      at,
    );
  return { begin: begin ?? end ?? null, end: end ?? begin ?? null };
}
