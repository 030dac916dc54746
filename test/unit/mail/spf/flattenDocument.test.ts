import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { documentDns } from '../../../../server/src/engine/mail/document/documentDns.ts';
import { applyEdits } from '../../../../server/src/engine/mail/inZone/zoneText.ts';
import { type Notation, recordsIn } from '../../../../server/src/engine/mail/literals/recordsIn.ts';
import { documentEdits } from '../../../../server/src/engine/mail/spf/flatten/documentEdits.ts';
import { markerText } from '../../../../server/src/engine/mail/spf/flatten/marker.ts';
import {
  type SpfInDocument,
  spfInDocumentAt,
} from '../../../../server/src/engine/mail/spf/flatten/spfInDocument.ts';
import { tableDns } from '../../../support/tableDns.ts';

const DATE = '2026-11-24';

/** The SPF record of a document at a part of its text. */
function find(source: string, needle: string, notation: Notation = 'pasted'): SpfInDocument | undefined {
  return spfInDocumentAt(source, notation === 'pasted', recordsIn(source, notation), source.indexOf(needle));
}

/** The document with records put in place of the one at a part of its text. */
function put(
  source: string,
  needle: string,
  records: Readonly<Record<string, string>>,
  { notation, date }: { notation?: Notation; date?: string } = {},
): string | undefined {
  const found = find(source, needle, notation);
  assert.ok(found);
  const packed = Object.entries(records).map(([owner, text]) => ({ owner, text }));
  const edits = documentEdits(found, packed, date);
  return edits && applyEdits(source, edits);
}

const OLD = 'v=spf1 include:a.example ~all';
const MADE = 'v=spf1 include:_spf1.example.com ~all';
const FIRST = 'v=spf1 ip4:192.0.2.1 -all';
const LONG = `v=spf1 ${Array.from({ length: 20 }, (_, i) => `ip4:192.0.${i}.0/24`).join(' ')} -all`;

suite('a flattened record in a file for bare records', () => {
  test('the text is replaced, the comment stands above it, what it includes behind it', () => {
    const source = `v=DMARC1; p=none\n\n${OLD}\n\nv=TLSRPTv1; rua=mailto:tls@example.com\n`;
    const after = put(source, 'v=spf1', { 'example.com': MADE, '_spf1.example.com': FIRST }, { date: DATE });
    assert.equal(
      after,
      source.replace(
        `${OLD}\n`,
        `${markerText(OLD, MADE, DATE)}\n${MADE}\n_spf1.example.com. IN TXT "${FIRST}"\n`,
      ),
    );
  });

  test('the file reads the same way again', () => {
    const after =
      put(
        `example.com. 300 IN TXT "${OLD}"`,
        'include',
        { 'example.com': MADE, '_spf1.example.com': LONG },
        { date: DATE },
      ) ?? '';
    assert.deepEqual(
      recordsIn(after, 'pasted').map(({ record }) => [
        record.owner,
        record.text,
        record.comment?.slice(0, 16),
      ]),
      [
        ['example.com', MADE, '; flattened from'],
        ['_spf1.example.com', LONG, undefined],
      ],
    );
    const found = find(after, '_spf1');
    assert.equal(found?.marker?.original, OLD);
    assert.deepEqual(
      found?.further.map(({ owner }) => owner),
      ['_spf1.example.com'],
    );
  });

  test('a refresh writes over what there is, and takes out what is not needed any more', () => {
    const source = `${markerText(OLD, MADE, '2026-01-01')}\r\n${MADE.replace('~all', 'include:_spf2.example.com ~all')}\r\n_spf1.example.com. 60 IN TXT "${FIRST}"\r\n_spf2.example.com. IN TXT (\r\n  "${FIRST}"\r\n)\r\nv=DMARC1; p=none\r\n`;
    const after = put(
      source,
      'include:_spf1',
      { 'example.com': MADE, '_spf1.example.com': LONG },
      { date: DATE },
    );
    const strings = LONG.replace(/^(.{1,255}) (?=ip4)/, '$1 " "');
    assert.equal(
      after,
      `${markerText(OLD, MADE, DATE)}\r\n${MADE}\r\n_spf1.example.com. 60 IN TXT "${strings}"\r\nv=DMARC1; p=none\r\n`,
    );
  });

  test('parentheses stay closed', () => {
    const source = `example.com. IN TXT ( "v=spf1 "\n  "include:a.example ~all"\n)\nv=DMARC1; p=none\n`;
    const after = put(source, 'include', { 'example.com': MADE, '_spf1.example.com': FIRST });
    assert.match(after ?? '', /\n\)\n_spf1\.example\.com\. IN TXT "v=spf1 ip4:192\.0\.2\.1 -all"\nv=DMARC1/);
    assert.deepEqual(
      recordsIn(after ?? '', 'pasted').map(({ record }) => record.text),
      [MADE, FIRST, 'v=DMARC1; p=none'],
    );
  });

  test('its records answer for their names before DNS does', async () => {
    const source = `_spf1.example.com. IN TXT "${FIRST}"\n${OLD}\n`;
    const dns = documentDns(recordsIn(source, 'pasted'), tableDns({ 'a.example': [{ TXT: 'v=spf1 -all' }] }));
    const texts = async (name: string) => {
      const answer = await dns.ask(name, 'TXT');
      return answer.status === 'found' ? answer.records : answer.status;
    };
    assert.deepEqual(await texts('_SPF1.example.com.'), [FIRST]);
    assert.deepEqual(await texts('a.example'), ['v=spf1 -all']);
  });
});

suite('a flattened record in a program', () => {
  const hcl = `resource "dns_record" "spf" {\n  name  = "example.com"\n  value = "\\"v=spf1 include:a.example \\" \\"~all\\""\n}\n`;

  test('takes the place of the text, in its quotes', () => {
    const made = 'v=spf1 ip4:192.0.2.0/24 ~all';
    const after = put(hcl, 'include', { 'example.com': made }, { notation: 'hcl', date: DATE });
    assert.deepEqual(
      recordsIn(after ?? '', 'hcl').map(({ record }) => record.text),
      [made],
    );
    assert.equal(after?.split('\n').length, hcl.split('\n').length);
  });

  test('has no place for further records', () => {
    const records = { 'example.com': MADE, '_spf1.example.com': FIRST };
    assert.equal(put(hcl, 'include', records, { notation: 'hcl' }), undefined);
  });

  test('is found by its line, and is known to be filled in', () => {
    const source = `const spf = ["v=spf1 ip4:" + address + " ~all", "v=spf1 include:a.example ~all"];\n`;
    assert.equal(find(source, 'ip4', 'javascript')?.isPartial, true);
    assert.equal(find(source, 'include', 'javascript')?.isPartial, false);
    assert.equal(find(source, 'const', 'javascript')?.isPartial, true);
    assert.equal(find(`\n${source}`, '\n', 'javascript'), undefined);
  });
});
