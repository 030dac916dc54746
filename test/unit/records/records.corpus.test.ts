import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadedRecords } from '../../../server/src/engine/zone/loadedRecords.ts';
import { ROOT } from '../../../server/src/engine/zone/names.ts';
import { corpusText, needsCorpora } from '../../support/corpora.ts';
import { errorsOf, openText } from '../../support/openZone.ts';

/** A record of the test suites of other programs, and what they say of it. */
interface CorpusRecord {
  readonly src: string;
  readonly id: string;
  readonly text: string;
  readonly origin: string;
  readonly default_ttl: number;
  readonly expect: 'good' | 'bad';
  /** The same record in the generic form. */
  readonly generic?: string;
}

/** Where BIND, whose grammar is followed, differs from the program that the record comes from. */
const DIFFERENT: Readonly<Record<string, string>> = {
  '19690101010101': 'BIND reads times before 1970, modulo 2^32',
  'test_svcb_no_default_alpn#bad7': 'BIND takes "key2=" with an empty value',
  '35_IPSECKEY:14': 'BIND wants a public key in IPSECKEY',
  '36_RRSIG:12': 'BIND wants the signing zone to hold the owner',
  '37_NSEC:6': 'BIND wants at least one type in NSEC',
  '56_ZONEMD:6': 'BIND wants at least twelve octets of digest (RFC 8976 §2.2.4)',
  '57_SVCB:98': 'an empty value is no value, as BIND has it for no-default-alpn',
};

function read(text: string, record: CorpusRecord): { errors: string[]; data: string[] } {
  const checked = openText(`$TTL ${record.default_ttl}\n${text}\n`, record.origin);
  const data = [...loadedRecords(checked.zone, ROOT)].map((loaded) => `${loaded.type} ${loaded.data}`);
  return { errors: errorsOf(checked).map((finding) => finding.message), data };
}

function difference(record: CorpusRecord): string | undefined {
  const { errors, data } = read(record.text, record);
  const verdict = errors.length === 0 ? 'good' : 'bad';
  if (verdict !== record.expect) return `${record.id}: expected ${record.expect}: ${errors[0] ?? data[0]}`;
  if (record.generic === undefined || verdict === 'bad') return undefined;
  const generic = read(record.generic, record);
  if (generic.errors.length > 0) return `${record.id}: ${generic.errors[0]}`;
  return generic.data[0] === data[0] ? undefined : `${record.id}: ${data[0]}, generic ${generic.data[0]}`;
}

test('records of the test suites of other programs', (t) => {
  if (!needsCorpora(t)) return;
  const lines = corpusText('records_dev.jsonl').trim().split('\n');
  const records = lines.map((line): CorpusRecord => JSON.parse(line));
  const differences = records.filter(({ id }) => DIFFERENT[id] === undefined).map(difference);
  t.diagnostic(`${records.length} records, ${Object.keys(DIFFERENT).length} of them different by intention`);
  assert.deepEqual(
    differences.filter((text) => text !== undefined),
    [],
  );
});
