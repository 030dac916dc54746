import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readReports } from '../../../server/src/engine/reports/readReports.ts';
import { zipArchive } from '../../support/zipArchive.ts';
import { aggregateXml, mailWith, octets } from './reportTexts.ts';

const MiB = 1024 * 1024;
const report = aggregateXml({ id: '1', day: '2026-11-24', rows: [{ ip: '192.0.2.1', count: 1 }] });

/** What is refused in a file that has no report. */
function refusal(bytes: Uint8Array): string {
  const { reports, refused } = readReports(bytes, 'f');
  assert.equal(reports.length, 0);
  assert.equal(refused.length, 1, JSON.stringify(refused));
  return refused[0]?.reason ?? '';
}

suite('hostile reports', () => {
  const zeros = new Uint8Array(80 * MiB);

  test('a bomb of gzip is stopped', () => {
    assert.match(refusal(gzipSync(zeros)), /^Unpacked it has more than 64 MiB/);
  });

  test('a bomb of zip is stopped, alone and in a message', () => {
    const bomb = zipArchive({ 'r.xml': zeros });
    assert.match(refusal(bomb), /^Unpacked it has more than 64 MiB/);
    assert.match(refusal(octets(mailWith('application/zip', bomb))), /^Unpacked it has more than 64 MiB/);
  });

  test('files of one archive draw on one stock', () => {
    const some = zeros.subarray(0, 40 * MiB);
    const { refused } = readReports(zipArchive({ a: some, b: some, c: some }), 'f');
    assert.match(refused[0]?.reason ?? '', /no report/);
    assert.match(refused[1]?.reason ?? '', /more than 64 MiB/);
    assert.equal(refused.length, 2);
  });

  test('an archive in an archive is refused', () => {
    const inner = gzipSync(report);
    assert.match(refusal(gzipSync(inner)), /An archive lies in an archive/);
    assert.match(refusal(zipArchive({ 'a.gz': inner })), /An archive lies in an archive/);
  });

  test('XML of 100 MiB is refused', () => {
    const large = Buffer.alloc(100 * MiB, '<feedback><record></record></feedback>\n');
    assert.match(refusal(large), /more than 64 MiB/);
  });

  test('entities are not expanded, and the file is refused with their place', () => {
    const laughs = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>\n<feedback>&lol2;</feedback>`;
    assert.match(refusal(octets(laughs)), /declares entities.*line 2, column 1/s);
    const outside = `<!DOCTYPE r SYSTEM "file:///etc/passwd">${report.replace('192.0.2.1', '&xxe;')}`;
    const [read] = readReports(octets(outside), 'f').reports;
    assert.equal(read?.kind === 'aggregate' && read.rows[0]?.sourceIp, '&xxe;');
  });

  test('deep nesting is refused with its place', () => {
    assert.match(refusal(octets('<a>'.repeat(1_000_000))), /nested more than 32 deep.*line 1, column 97/s);
    assert.match(
      refusal(octets(`{"policies":${'['.repeat(1_000_000)}`)),
      /cannot be read|no SMTP TLS report/,
    );
  });

  test('floods of elements are refused', () => {
    assert.match(refusal(octets(`<feedback>${'<a/>'.repeat(1_000_000)}`)), /more than 50000 elements/);
    const records = `<feedback>${'<record><row><count>1</count></row></record>'.repeat(300_000)}</feedback>`;
    assert.match(refusal(octets(records)), /more than 200000 records/);
  });

  // Each is quadratic, or worse, for a reader that goes back.
  for (const [name, piece] of [
    ['lesser-than signs', '<'],
    ['tags without an end', '<a '],
    ['quotes without an end', '<a b="'],
    ['comments without an end', '<!--'],
    ['literal text without an end', '<![CDATA['],
    ['ends without a beginning', '</a>'],
    ['ampersands', '&#'],
    ['blanks', ' '],
  ] as const) {
    test(`${name} are read in linear time`, () => {
      const text = `<feedback><report_metadata>${piece.repeat(2_000_000 / piece.length)}`;
      const { reports, refused } = readReports(octets(text), 'f');
      assert.equal(reports.length + refused.length, 1);
    });
  }

  test('what is cut or damaged anywhere is read or refused', () => {
    const forms = [octets(report), gzipSync(report), zipArchive({ 'r.xml': octets(report) })];
    for (const whole of [...forms, ...forms.map((form) => octets(mailWith('application/zip', form)))]) {
      for (let at = 0; at < whole.length; at += 7) {
        const damaged = Uint8Array.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ 0x55;
        for (const bytes of [whole.subarray(0, at), damaged]) {
          const { reports, refused } = readReports(bytes, 'f');
          assert.ok(reports.length + refused.length > 0);
        }
      }
    }
  });
});
