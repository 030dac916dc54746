import { fieldsOfText } from '../../message/dsn/statusFields.ts';
import { readDate } from '../../message/values/date.ts';
import { decodeWords } from '../../message/values/encodedWords.ts';
import type { Refusal } from '../container/limits.ts';
import { REPORT } from '../findings.ts';
import { createNotes, type NoteList } from '../notes.ts';
import type { FailureReport } from '../report.ts';
import { domainOf, sourceAddress, value, wholeNumber } from '../values.ts';

/** The parts of a message with a failure report, as texts. */
export interface FailureParts {
  /** The part message/feedback-report, where there is one. */
  readonly feedback: string | undefined;
  /** The words for people. */
  readonly words: string;
  /** The header of the message that failed. */
  readonly original: string;
  /** Who sent the report. */
  readonly from: string | null;
}

type Fields = ReadonlyMap<string, string>;

/** Words that reporters without a part for programs use, by the field that says the same. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['sender domain', 'reported-domain'],
  ['sender ip address', 'source-ip'],
  ['received date', 'arrival-date'],
  ['spf alignment', 'spf-alignment'],
  ['dkim alignment', 'dkim-alignment'],
  ['dmarc results', 'delivery-result'],
]);

/** Reads a failure report (RFC 6591 §3.1, RFC 9991), or says why it is none. Never throws. */
export function readFailure(
  parts: FailureParts,
  file: string,
  notes: NoteList = createNotes(),
): FailureReport | Refusal {
  const fields = parts.feedback === undefined ? wordFields(parts.words) : fieldsIn(parts.feedback);
  const type = fields.get('feedback-type')?.toLowerCase();
  if (parts.feedback !== undefined && type !== undefined && type !== 'auth-failure') {
    return {
      refused: `It is feedback of the type "${type.slice(0, 60)}", where failure reports are "auth-failure". To see what it says: hostmaster message.`,
    };
  }
  if (parts.feedback === undefined) {
    if (!fields.has('reported-domain') || !fields.has('source-ip'))
      return {
        refused:
          'It is a message, but no report is in it: neither XML nor JSON, packed or not, nor a failure report.',
      };
    notes.add(
      REPORT.noPart,
      'The report is words alone, without the part message/feedback-report. The words were read.',
    );
  }
  const original = fieldsIn(parts.original);
  const ip = value(fields.get('source-ip'));
  if (ip === null)
    notes.add(REPORT.missing, 'The report does not say where the message came from (Source-IP).');
  const arrival = fields.get('arrival-date') ?? fields.get('received-date');
  const date = arrival === undefined ? undefined : readDate(arrival.slice(0, 200));
  if (arrival !== undefined && date === undefined)
    notes.add(REPORT.value, `"${arrival.slice(0, 60)}" is no date (Arrival-Date).`);
  const claimed = value(fields.get('authentication-results'));
  const reported = domainOf(fields.get('reported-domain')) || headerFromIn(claimed);
  if (reported === '') notes.add(REPORT.missing, 'The report names no domain (Reported-Domain).');
  const authFailure = value(fields.get('auth-failure'))?.toLowerCase() ?? null;
  if (authFailure === null && parts.feedback !== undefined)
    notes.add(REPORT.missing, 'The report does not say what failed (Auth-Failure), which it must.');
  return {
    kind: 'failure',
    file,
    reporter: parts.from,
    sourceIp: ip === null ? null : sourceAddress(ip).text,
    reportedDomain: reported || null,
    authFailure,
    deliveryResult: value(fields.get('delivery-result')),
    identityAlignment: value(fields.get('identity-alignment')) ?? alignmentIn(fields),
    authenticationResults: claimed ?? value(original.get('authentication-results')),
    mailFrom: address(fields.get('original-mail-from')),
    recipient: address(fields.get('original-rcpt-to')),
    arrivalDate: date?.iso ?? null,
    dkimDomain: domainOf(fields.get('dkim-domain')) || null,
    dkimSelector: value(fields.get('dkim-selector')),
    incidents: wholeNumber(fields.get('incidents')) ?? 1,
    original: {
      from: decoded(original.get('from')),
      subject: decoded(original.get('subject')),
      messageId: value(original.get('message-id') ?? fields.get('message-id')),
    },
    notes: notes.all(''),
  };
}

/** The first value of each field; fields end at the first empty line that has some before it. */
function fieldsIn(text: string): Fields {
  const fields = new Map<string, string>();
  for (const { key, value: written } of fieldsOfText(text.trimStart())) {
    if (key === '') break;
    if (!fields.has(key)) fields.set(key, written);
  }
  return fields;
}

function wordFields(words: string): Fields {
  const fields = new Map<string, string>();
  for (const line of words.slice(0, 20_000).split('\n')) {
    const colon = line.indexOf(':');
    const key = WORDS.get(line.slice(0, Math.max(0, colon)).trim().toLowerCase());
    if (key !== undefined && !fields.has(key)) fields.set(key, line.slice(colon + 1).trim());
  }
  return fields;
}

/** The mechanisms that gave no aligned identity (RFC 9991 §4), where words say it for each. */
function alignmentIn(fields: Fields): string | null {
  const failed = ['dkim', 'spf'].filter((name) => fields.get(`${name}-alignment`)?.toLowerCase() === 'no');
  return failed.length > 0 ? failed.join(',') : null;
}

function headerFromIn(results: string | null): string {
  return domainOf(/\bheader\.from=([^\s;]{1,255})/i.exec(results ?? '')?.[1]);
}

function address(text: string | undefined): string | null {
  return value(text?.trim().replace(/^<|>$/g, ''));
}

function decoded(text: string | undefined): string | null {
  return text === undefined ? null : value(decodeWords(text.slice(0, 2000)).text);
}
