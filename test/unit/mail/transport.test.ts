import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { completeRecord } from '../../../server/src/engine/mail/completeRecord.ts';
import { hoverRecord } from '../../../server/src/engine/mail/hoverRecord.ts';
import { applyEdits } from '../../../server/src/engine/mail/inZone/zoneText.ts';
import { parseRecord } from '../../../server/src/engine/mail/parseRecord.ts';
import type { TransportKind } from '../../../server/src/engine/mail/transportRecord.ts';

const OWNERS = {
  sts: '_mta-sts.example.org',
  tls: '_smtp._tls.example.org',
  bimi: 'default._bimi.example.org',
};

function read(kind: TransportKind, text: string, owner: string | undefined = OWNERS[kind]) {
  return parseRecord({ kind, text, owner });
}

function completionsAt(kind: TransportKind, marked: string) {
  const record = read(kind, marked.replace('|', ''));
  return completeRecord(record, marked.indexOf('|'));
}

function offeredAt(kind: TransportKind, marked: string): readonly string[] {
  return completionsAt(kind, marked).map(({ label }) => label);
}

/** The text after an offer is taken, with the places to fill in as they stand in the snippet. */
function taken(kind: TransportKind, marked: string, label: string): string {
  const offer = completionsAt(kind, marked).find((each) => each.label === label);
  assert.ok(offer, `${label} is offered`);
  return applyEdits(marked.replace('|', ''), [{ ...offer.replaces, text: offer.insert }]);
}

suite('versions of MTA-STS, TLS-RPT and BIMI records', () => {
  const faults: readonly (readonly [TransportKind, string, string | undefined, string])[] = [
    ['sts', 'v=STSv1; id=1', undefined, 'v=STSv1; id=1'],
    ['sts', 'v=STSv1', undefined, 'v=STSv1'],
    ['sts', ' v=STSv1; id=1', 'before', 'v=STSv1; id=1'],
    ['sts', '"v=STSv1; id=1"', 'before', 'v=STSv1; id=1'],
    ['sts', 'V=STSv1; id=1', 'spelling', 'v=STSv1; id=1'],
    ['sts', 'v=STSv2; id=1', 'spelling', 'v=STSv1; id=1'],
    ['sts', 'v = STSv1; id=1', 'spelling', 'v=STSv1; id=1'],
    ['sts', 'v=STSv1 ; id=1', 'blank', 'v=STSv1; id=1'],
    ['sts', 'v=STSv1, id=1', 'separator', 'v=STSv1; id=1'],
    ['sts', 'v=stsv1 id=1', 'separator', 'v=STSv1; id=1'],
    ['sts', 'STSv1; id=1', 'spelling', 'v=STSv1; id=1'],
    ['sts', 'id=1; v=STSv1;', 'notFirst', 'v=STSv1; id=1;'],
    ['sts', 'id=1', 'missing', 'v=STSv1; id=1'],
    ['tls', 'v=TLSRPT1; rua=mailto:a@b.example', 'spelling', 'v=TLSRPTv1; rua=mailto:a@b.example'],
    ['tls', 'v=TLSRPTv1:rua=mailto:a@b.example', 'separator', 'v=TLSRPTv1; rua=mailto:a@b.example'],
    ['bimi', ' v = BIMI1 ; l=; a=', undefined, ' v = BIMI1 ; l=; a='],
    ['bimi', 'v=bimi1; l=; a=', 'spelling', 'v=BIMI1; l=; a='],
  ];
  for (const [kind, text, problem, repaired] of faults) {
    test(`${text}: ${problem ?? 'right'}`, () => {
      const fault = read(kind, text).versionFault;
      assert.equal(fault?.problem, problem);
      assert.equal(applyEdits(text, fault?.edits ?? []), repaired);
      if (fault !== undefined) assert.equal(read(kind, repaired).versionFault, undefined);
    });
  }
  test('texts of another kind at their names are told from them', () => {
    assert.ok(!read('sts', 'example-verification=8d1b7c').isMeant);
    assert.ok(!read('tls', 'v=spf1 -all').isMeant);
    assert.ok(!read('bimi', 'some text').isMeant);
    assert.ok(read('sts', 'id=20260101').isMeant);
    assert.ok(read('tls', 'rua=mailto:a@b.example').isMeant);
    assert.ok(read('bimi', 'l=https://example.com/logo.svg').isMeant);
  });
});

suite('completion in MTA-STS, TLS-RPT and BIMI records', () => {
  test('offers whole records at the start, for the domain', () => {
    assert.deepEqual(offeredAt('sts', '|'), ['v=STSv1; id=…']);
    assert.deepEqual(offeredAt('tls', 'v=TLS|'), ['v=TLSRPTv1; rua=mailto:…', 'v=TLSRPTv1; rua=https:…']);
    assert.equal(offeredAt('bimi', 'v=BIMI1|').length, 3);
    assert.match(
      taken('tls', 'v=|', 'v=TLSRPTv1; rua=mailto:…'),
      /^v=TLSRPTv1; rua=mailto:\$\{1:tls-reports@example\.org\}$/,
    );
  });
  test('offers the tags that are missing', () => {
    assert.deepEqual(offeredAt('bimi', 'v=BIMI1; l=; |'), ['a', 'avp', 'lps']);
    assert.deepEqual(offeredAt('sts', 'v=STSv1; i|'), ['id']);
    assert.match(taken('sts', 'v=STSv1;|', 'id'), /^v=STSv1; id=/);
    assert.equal(taken('bimi', 'v=BIMI1; a|=x', 'avp'), 'v=BIMI1; avp=x');
  });
  test('offers values', () => {
    assert.deepEqual(offeredAt('bimi', 'v=BIMI1; avp=|'), ['brand', 'personal']);
    assert.equal(taken('bimi', 'v=BIMI1; avp=per|x; l=', 'personal'), 'v=BIMI1; avp=personal; l=');
    assert.equal(
      taken('tls', 'v=TLSRPTv1; rua=mailto:a@b.example,|', 'mailto:tls-reports@example.org'),
      'v=TLSRPTv1; rua=mailto:a@b.example,mailto:tls-reports@example.org',
    );
  });
});

suite('hovers in MTA-STS, TLS-RPT and BIMI records', () => {
  const at = (kind: TransportKind, text: string, word: string) =>
    hoverRecord(read(kind, text), text.indexOf(word))?.markdown ?? '';
  test('tell of the record at its version, for the domain', () => {
    assert.match(at('sts', 'v=STSv1; id=20261124T120000', 'STS'), /mta-sts\.example\.org/);
    assert.match(at('bimi', 'v=BIMI1; l=; a=', 'l='), /Address of the logo/);
  });
  test('tell where reports go, and when a policy was changed', () => {
    assert.match(at('tls', 'v=TLSRPTv1; rua=mailto:a%2Cb@c.example', 'rua'), /as mail to `a,b@c\.example`/);
    assert.match(at('sts', 'v=STSv1; id=20261124T120000', 'id'), /2026-11-24, 12:00:00/);
  });
  test('say nothing of other texts', () => {
    assert.equal(hoverRecord(read('sts', 'other text'), 2), undefined);
  });
});
