import { type ParseError, parse } from 'jsonc-parser';
import { lineStarts } from '../../text/lines.ts';
import type { Refusal } from '../container/limits.ts';
import { REPORT } from '../findings.ts';
import { createNotes, type NoteList, placeIn } from '../notes.ts';
import type { TlsFailure, TlsPolicy, TlsReport } from '../report.ts';
import { domainOf, moment, value, wholeNumber } from '../values.ts';
import { TLS_RESULTS } from './tlsResults.ts';

type Json = Readonly<Record<string, unknown>>;

/** Policies and kinds of failures of one report. */
const MOST = 20_000;
const TYPES = ['tlsa', 'sts', 'no-policy-found'];

/** Reads an SMTP TLS report (RFC 8460 §4.4), or says why it is none. Never throws. */
export function readTls(text: string, file: string, notes: NoteList = createNotes()): TlsReport | Refusal {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return {
      refused: `It begins like JSON, but cannot be read as such${whereOf(text)}. A TLS report is JSON.`,
    };
  }
  if (!isObject(json) || (!('policies' in json) && !('organization-name' in json)))
    return { refused: 'It is JSON, but no SMTP TLS report: it has no "policies".' };
  const organization = textIn(json, 'organization-name');
  const reportId = textIn(json, 'report-id');
  if (organization === null) notes.add(REPORT.missing, 'The reporter gives no name ("organization-name").');
  if (reportId === null)
    notes.add(REPORT.missing, 'There is no "report-id", so that the same report could be counted twice.');
  const range = objectIn(json, 'date-range');
  const begin = moment(range['start-datetime']) ?? null;
  const end = moment(range['end-datetime']) ?? null;
  if (begin === null || end === null)
    notes.add(REPORT.missing, 'The report does not say from when to when it is ("date-range"), by RFC 3339.');
  const policies = listIn(json, 'policies').map((each) => readPolicy(each, notes));
  if (policies.length === 0)
    notes.add(REPORT.missing, 'There are no "policies": the report tells of no session.');
  return {
    kind: 'tls',
    file,
    organization: organization ?? domainOf(textIn(json, 'contact-info')?.replace(/^.*@/, '')),
    contact: textIn(json, 'contact-info'),
    reportId: reportId ?? '',
    begin: begin ?? end,
    end: end ?? begin,
    policies,
    notes: notes.all(text),
  };
}

function readPolicy(entry: Json, notes: NoteList): TlsPolicy {
  const policy = objectIn(entry, 'policy');
  const summary = objectIn(entry, 'summary');
  const type = textIn(policy, 'policy-type')?.toLowerCase() ?? '';
  if (!TYPES.includes(type)) notes.add(REPORT.value, `"${type.slice(0, 60)}" is no "policy-type".`);
  const domain = domainOf(textIn(policy, 'policy-domain') ?? undefined);
  if (domain === '') notes.add(REPORT.missing, 'A policy names no domain ("policy-domain").');
  const failures = listIn(entry, 'failure-details').map((each) => readFailure(each, notes));
  const counted = failures.reduce((sum, { count }) => sum + count, 0);
  const failed = countIn(summary, 'total-failure-session-count', notes) ?? counted;
  if (failures.length > 0 && counted !== failed)
    notes.add(
      REPORT.contradiction,
      `The failures of "${domain.slice(0, 100)}" add up to ${counted}, while the report has ${failed} sessions that failed. One session can fail for several reasons.`,
    );
  return {
    type,
    domain,
    mxHosts: textsIn(policy, 'mx-host'),
    policy: textsIn(policy, 'policy-string'),
    successful: countIn(summary, 'total-successful-session-count', notes) ?? 0,
    failed,
    failures,
  };
}

function readFailure(entry: Json, notes: NoteList): TlsFailure {
  const result = textIn(entry, 'result-type')?.toLowerCase() ?? '';
  if (!Object.hasOwn(TLS_RESULTS, result))
    notes.add(REPORT.value, `"${result.slice(0, 60)}" is no "result-type" of RFC 8460 §4.3.`);
  return {
    result: result || 'unknown',
    count: countIn(entry, 'failed-session-count', notes) ?? 0,
    sendingIp: textIn(entry, 'sending-mta-ip'),
    receivingIp: textIn(entry, 'receiving-ip'),
    receivingMx: textIn(entry, 'receiving-mx-hostname'),
    helo: textIn(entry, 'receiving-mx-helo'),
    // RFC 8460 §4.4 names it so in its text, and otherwise in its example.
    information: textIn(entry, 'additional-information') ?? textIn(entry, 'additional-info-uri'),
    reason: textIn(entry, 'failure-reason-code'),
  };
}

function countIn(of: Json, key: string, notes: NoteList): number | undefined {
  const count = wholeNumber(of[key]);
  if (count === undefined) notes.add(REPORT.count, `"${key}" is missing or no number.`);
  else if (typeof of[key] !== 'number') notes.add(REPORT.value, `"${key}" is a number in quotes.`);
  return count;
}

function isObject(json: unknown): json is Json {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function objectIn(of: Json, key: string): Json {
  const found = of[key];
  return isObject(found) ? found : {};
}

/** What should be a list, also where a reporter with one entry gives it alone. */
function listIn(of: Json, key: string): readonly Json[] {
  const found = of[key];
  return (Array.isArray(found) ? found : [found]).filter(isObject).slice(0, MOST);
}

function textIn(of: Json, key: string): string | null {
  const found = of[key];
  return typeof found === 'string' ? value(found) : typeof found === 'number' ? String(found) : null;
}

function textsIn(of: Json, key: string): readonly string[] {
  const found = of[key];
  return (Array.isArray(found) ? found.slice(0, 100) : [found]).flatMap((each) =>
    typeof each === 'string' ? (value(each) ?? []) : [],
  );
}

/** Where JSON is wrong: hosts say that now and then only, and each in its own words. */
function whereOf(text: string): string {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true });
  } catch {
    // Nested deeper than the stack is: no report, and its place says nothing.
    return '';
  }
  const at = errors[0]?.offset;
  if (at === undefined) return '';
  const { line, column } = placeIn(lineStarts(text), at);
  return ` from line ${line}, column ${column} on`;
}
