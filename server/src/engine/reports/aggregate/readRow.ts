import { REPORT } from '../findings.ts';
import type { NoteList } from '../notes.ts';
import type { AggregateRow, Disposition } from '../report.ts';
import { domainOf, sourceAddress, value, wholeNumber } from '../values.ts';
import type { XmlElement } from '../xml/readXml.ts';
import { childOf, childrenOf, textOf } from './elements.ts';

const DISPOSITIONS: readonly string[] = ['none', 'pass', 'quarantine', 'reject'];
const REASONS = [
  ...['forwarded', 'sampled_out', 'trusted_forwarder', 'mailing_list', 'local_policy', 'other'],
  'policy_test_mode',
];
const RESULTS = ['none', 'pass', 'fail', 'softfail', 'neutral', 'policy', 'temperror', 'permerror'];
/** Words of drafts and of SPF before RFC 7208, which some still write. */
const OLD_RESULTS: ReadonlyMap<string, string> = new Map([
  ['hardfail', 'fail'],
  ['error', 'temperror'],
  ['unknown', 'permerror'],
  ['invalid', 'permerror'],
]);

/** Reads a `record`; `undefined` where it counts nothing. */
export function readRow(record: XmlElement, notes: NoteList): AggregateRow | undefined {
  // Drafts had the policy that was applied beside the row instead of in it.
  const row = childOf(record, 'row');
  const evaluated = childOf(row, 'policy_evaluated') ?? childOf(record, 'policy_evaluated');
  const identifiers = childOf(record, 'identifiers') ?? childOf(record, 'identities');
  const results = childOf(record, 'auth_results');
  const at = record.start;
  const ip = value(textOf(row, 'source_ip'));
  if (ip === null) notes.add(REPORT.missing, 'A record names no source (source_ip).', at);
  const source = sourceAddress(ip ?? 'unknown');
  if (ip !== null && !source.isAddress)
    notes.add(
      REPORT.value,
      `"${source.text.slice(0, 60)}" is no IP address.`,
      childOf(row, 'source_ip')?.start,
    );
  const headerFrom = domainOf(textOf(identifiers, 'header_from'));
  if (headerFrom === '') notes.add(REPORT.missing, 'A record names no From domain (header_from).', at);
  const dkimResults = childrenOf(results, 'dkim').flatMap((each) => {
    const named = domainOf(textOf(each, 'domain'));
    const result = resultOf(each, 'DKIM', notes);
    const empty = named === '' && (result === 'none' || result === 'neutral');
    return empty
      ? []
      : { domain: named, selector: value(textOf(each, 'selector')), result, humanResult: human(each) };
  });
  const spfResults = childrenOf(results, 'spf').map((each) => ({
    domain: domainOf(textOf(each, 'domain')),
    scope: value(textOf(each, 'scope'))?.toLowerCase() ?? null,
    result: resultOf(each, 'SPF', notes),
    humanResult: human(each),
  }));
  const count = countOf(row, at, notes);
  if (count === 0) return undefined;
  const [dkim, spf] = [passed(evaluated, 'dkim', at, notes), passed(evaluated, 'spf', at, notes)];
  const isContrary =
    (dkim === 'fail' && dkimResults.some((each) => each.result === 'pass' && each.domain === headerFrom)) ||
    (dkim === 'pass' && !dkimResults.some(({ result }) => result === 'pass')) ||
    (spf === 'pass' && spfResults.length > 0 && !spfResults.some(({ result }) => result === 'pass'));
  if (isContrary && headerFrom !== '')
    notes.add(
      REPORT.contradiction,
      'What was evaluated for DMARC does not follow from the results of SPF and DKIM. What was evaluated counts.',
      at,
    );
  return {
    sourceIp: source.text,
    count,
    disposition: dispositionOf(evaluated, at, notes),
    dkim,
    spf,
    reasons: reasonsOf(evaluated, notes),
    headerFrom,
    envelopeFrom: domainOf(textOf(identifiers, 'envelope_from')) || null,
    envelopeTo: domainOf(textOf(identifiers, 'envelope_to')) || null,
    dkimResults,
    spfResults,
  };
}

function countOf(row: XmlElement | undefined, at: number, notes: NoteList): number {
  const written = textOf(row, 'count');
  const count = wholeNumber(written);
  if (count === undefined)
    notes.add(REPORT.count, 'A record does not say of how many messages it is. One is counted.', at);
  else if (count === 0) notes.add(REPORT.count, 'A record is of no message. It is left out.', at);
  return count ?? 1;
}

function passed(
  evaluated: XmlElement | undefined,
  of: 'dkim' | 'spf',
  at: number,
  notes: NoteList,
): 'pass' | 'fail' {
  const word = (textOf(evaluated, of) ?? '').toLowerCase();
  if (word === 'pass' || word === 'fail') return word;
  const what = word === '' ? 'Nothing' : `"${word.slice(0, 60)}"`;
  notes.add(
    REPORT.value,
    `${what} is said of ${of.toUpperCase()} in policy_evaluated, where "pass" or "fail" stands. It is taken as "fail".`,
    at,
  );
  return 'fail';
}

function dispositionOf(evaluated: XmlElement | undefined, at: number, notes: NoteList): Disposition {
  const word = (textOf(evaluated, 'disposition') ?? '').toLowerCase();
  if (isDisposition(word)) return word;
  notes.add(REPORT.value, `"${word.slice(0, 60)}" is no disposition. It is taken as "none".`, at);
  return 'none';
}

function isDisposition(word: string): word is Disposition {
  return DISPOSITIONS.includes(word);
}

function reasonsOf(evaluated: XmlElement | undefined, notes: NoteList): AggregateRow['reasons'] {
  return childrenOf(evaluated, 'reason').flatMap((reason) => {
    const type = value(textOf(reason, 'type'))?.toLowerCase() ?? null;
    const comment = value(textOf(reason, 'comment'));
    if (type === null && comment === null) return [];
    if (type !== null && !REASONS.includes(type))
      notes.add(REPORT.value, `"${type.slice(0, 60)}" is no reason for an exception.`, reason.start);
    return { type: type ?? 'other', comment };
  });
}

function resultOf(element: XmlElement, of: string, notes: NoteList): string {
  const word = (value(textOf(element, 'result')) ?? '').toLowerCase();
  if (RESULTS.includes(word)) return word;
  const meant = OLD_RESULTS.get(word) ?? 'none';
  const shown = word === '' ? 'An empty text' : `"${word.slice(0, 60)}"`;
  notes.add(REPORT.value, `${shown} is no result of ${of}. It is taken as "${meant}".`, element.start);
  return meant;
}

function human(element: XmlElement): string | null {
  return value(textOf(element, 'human_result'));
}
