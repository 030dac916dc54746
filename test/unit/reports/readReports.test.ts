import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readReports } from '../../../server/src/engine/reports/readReports.ts';
import type { AggregateReport, Report } from '../../../server/src/engine/reports/report.ts';
import { zipArchive } from '../../support/zipArchive.ts';
import { aggregateXml, mailWith, octets } from './reportTexts.ts';

const xml = aggregateXml({ id: 'r1', day: '2026-11-24', rows: [{ ip: '192.0.2.1', count: 3 }] });

function only(bytes: Uint8Array): Report {
  const { reports, refused } = readReports(bytes, 'f');
  assert.deepEqual(refused, []);
  assert.equal(reports.length, 1);
  return reports[0] as Report;
}

function aggregate(text: string): AggregateReport {
  const report = only(octets(text));
  assert.equal(report.kind, 'aggregate');
  return report as AggregateReport;
}

/** The notes of a report: rule, place, and how often. */
function notes({ notes: all }: Report): string[] {
  return all.map(({ rule, line, column, count }) => `${rule} ${line ?? '-'}:${column ?? '-'} x${count ?? 1}`);
}

function refusal(bytes: Uint8Array): string {
  const { reports, refused } = readReports(bytes, 'f');
  assert.deepEqual(reports, []);
  return refused.map(({ reason }) => reason).join('\n');
}

suite('aggregate reports', () => {
  test('are read whole', () => {
    const report = aggregate(xml);
    const { begin, end, organization, reportId, policy, rows } = report;
    assert.deepEqual(
      [organization, reportId, policy.domain, policy.p],
      ['receiver.example', 'r1', 'sender.example', 'none'],
    );
    assert.deepEqual([begin, end], [1795478400, 1795564799]);
    assert.deepEqual(rows, [
      {
        sourceIp: '192.0.2.1',
        count: 3,
        disposition: 'none',
        dkim: 'pass',
        spf: 'pass',
        reasons: [],
        headerFrom: 'sender.example',
        envelopeFrom: null,
        envelopeTo: null,
        dkimResults: [{ domain: 'sender.example', selector: 's1', result: 'pass', humanResult: null }],
        spfResults: [{ domain: 'sender.example', scope: null, result: 'pass', humanResult: null }],
      },
    ]);
    assert.deepEqual(report.notes, []);
  });

  test('come packed as senders please', () => {
    const forms = [
      octets(xml),
      octets(`\ufeff\r\n${xml}`),
      gzipSync(xml),
      zipArchive({ 'r.xml': octets(xml) }),
    ];
    for (const form of forms) {
      assert.equal(only(form).kind, 'aggregate');
      for (const type of ['application/zip', 'application/gzip', 'application/octet-stream', 'text/xml'])
        assert.equal(only(octets(mailWith(type, form))).kind, 'aggregate');
    }
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')]);
    assert.equal(only(utf16).kind, 'aggregate');
  });

  test('several lie in one archive', () => {
    const { reports } = readReports(zipArchive({ 'a.xml': octets(xml), 'b.xml': octets(xml) }), 'all.zip');
    assert.deepEqual(
      reports.map(({ file }) => file),
      ['all.zip: a.xml', 'all.zip: b.xml'],
    );
  });

  test('have namespaces, with a prefix or not', () => {
    const named = xml.replace('<feedback>', '<feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0">');
    assert.equal(aggregate(named).format, 'RFC 9990');
    const prefixed = xml
      .replaceAll(/<(\/?)(\w)/g, '<$1d:$2')
      .replace('<d:feedback>', '<d:feedback xmlns:d="urn:ietf:params:xml:ns:dmarc-2.0">');
    assert.deepEqual([aggregate(prefixed).format, aggregate(prefixed).rows.length], ['RFC 9990', 1]);
    assert.equal(aggregate(xml).format, 'RFC 7489');
  });

  test('that are not well-formed are read, and say where', () => {
    const stray = aggregate(xml.replace('dmarc@receiver', '<dmarc@receiver'));
    assert.deepEqual([stray.email, ...notes(stray)], ['<dmarc@receiver.example', 'report/xml 5:12 x1']);
    const open = aggregate(xml.replace('</policy_published>', ''));
    assert.equal(open.notes[0]?.rule, 'report/xml');
  });

  test('that are cut keep their whole records', () => {
    const two = aggregateXml({
      id: 'r',
      day: '2026-11-24',
      rows: [
        { ip: '192.0.2.1', count: 3 },
        { ip: '192.0.2.2', count: 4 },
      ],
    });
    const cut = aggregate(two.slice(0, two.lastIndexOf('<auth_results>')));
    assert.deepEqual(
      cut.rows.map(({ count }) => count),
      [3],
    );
    assert.ok(cut.notes.some(({ rule, severity }) => rule === 'report/cut' && severity === 'warning'));
  });

  test('with wrong values are read by what they mean', () => {
    const wrong = aggregateXml({
      id: 'r',
      day: '2026-11-24',
      rows: [
        {
          ip: '::ffff:192.0.2.9',
          count: '2',
          disposition: 'delivered',
          results: '<spf><domain>a.example</domain><result>hardfail</result></spf>',
          dkim: 'fail',
          spf: 'fail',
        },
        { ip: 'mail.example', count: 'many', dkim: 'fail', spf: 'fail' },
        { ip: '192.0.2.3', count: 0 },
      ],
    });
    const { rows, ...report } = aggregate(wrong);
    assert.deepEqual(
      rows.map(({ sourceIp, count, disposition }) => [sourceIp, count, disposition]),
      [
        ['192.0.2.9', 2, 'none'],
        ['mail.example', 1, 'none'],
      ],
    );
    assert.equal(rows[0]?.spfResults[0]?.result, 'fail');
    const rules = report.notes.map(({ rule }) => rule);
    assert.deepEqual([...new Set(rules)].sort(), ['report/count', 'report/value']);
  });

  test('with moments in milliseconds or by RFC 3339 are read', () => {
    const dated = xml
      .replace('<begin>1795478400', '<begin>1795478400000')
      .replace('<end>1795564799', '<end>2026-11-24T23:59:59Z');
    assert.deepEqual([aggregate(dated).begin, aggregate(dated).end], [1795478400, 1795564799]);
  });

  test('the same fault at many places is one note', () => {
    const rows = Array.from({ length: 50 }, (_, i) => ({ ip: `192.0.2.${i}`, count: 'x' }));
    const report = aggregate(aggregateXml({ id: 'r', day: '2026-11-24', rows }));
    assert.deepEqual(notes(report), ['report/count 10:3 x50']);
  });
});

suite('failure reports', () => {
  const arf = (fields: string) =>
    [
      'From: postmaster@receiver.example',
      'Subject: Failure',
      'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'A message failed.',
      '--b',
      'Content-Type: message/feedback-report',
      '',
      fields,
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      'From: "Sender" <a@sender.example>',
      'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
      'Message-ID: <1@sender.example>',
      '',
      '--b--',
      '',
    ].join('\r\n');

  test('are read', () => {
    const report = only(
      octets(
        arf(
          'Feedback-Type: auth-failure\r\nSource-IP: 192.0.2.1\r\nReported-Domain: sender.example\r\nAuth-Failure: dmarc\r\nIdentity-Alignment: dkim, spf\r\nArrival-Date: Tue, 24 Nov 2026 10:00:00 +0000\r\nOriginal-Mail-From: <b@other.example>\r\nIncidents: 3',
        ),
      ),
    );
    assert.equal(report.kind, 'failure');
    if (report.kind !== 'failure') return;
    const { sourceIp, reportedDomain, authFailure, incidents, mailFrom, original } = report;
    assert.deepEqual(
      [sourceIp, reportedDomain, authFailure, incidents, mailFrom],
      ['192.0.2.1', 'sender.example', 'dmarc', 3, 'b@other.example'],
    );
    assert.deepEqual(original, {
      from: '"Sender" <a@sender.example>',
      subject: 'Grüße',
      messageId: '<1@sender.example>',
    });
  });

  test('complaints are refused, with where they belong', () => {
    assert.match(
      refusal(octets(arf('Feedback-Type: abuse\r\nSource-IP: 192.0.2.1'))),
      /of the type "abuse".*hostmaster message/,
    );
  });
});

suite('TLS reports', () => {
  const report = (change: object = {}) => ({
    'organization-name': 'Receiver',
    'date-range': { 'start-datetime': '2026-11-24T00:00:00Z', 'end-datetime': '2026-11-24T23:59:59Z' },
    'contact-info': 'tls@receiver.example',
    'report-id': 't1',
    policies: [
      {
        policy: {
          'policy-type': 'sts',
          'policy-string': ['version: STSv1', 'mode: enforce'],
          'policy-domain': 'sender.example',
          'mx-host': '*.sender.example',
        },
        summary: { 'total-successful-session-count': 10, 'total-failure-session-count': 2 },
        'failure-details': [
          {
            'result-type': 'certificate-expired',
            'receiving-mx-hostname': 'mx.sender.example',
            'failed-session-count': 2,
          },
        ],
      },
    ],
    ...change,
  });

  test('are read, packed or not, alone or in a message', () => {
    const json = octets(JSON.stringify(report()));
    for (const form of [json, gzipSync(json), octets(mailWith('application/tlsrpt+gzip', gzipSync(json)))]) {
      const read = only(form);
      assert.equal(read.kind, 'tls');
      if (read.kind !== 'tls') return;
      const [policy] = read.policies;
      assert.deepEqual(
        [policy?.type, policy?.domain, policy?.successful, policy?.failed],
        ['sts', 'sender.example', 10, 2],
      );
      assert.deepEqual(policy?.mxHosts, ['*.sender.example']);
      assert.deepEqual(read.notes, []);
    }
  });

  test('that lack much are read', () => {
    const read = only(octets(JSON.stringify({ policies: { policy: { 'policy-type': 'sts' } } })));
    assert.equal(read.kind, 'tls');
    assert.ok(read.notes.length >= 4);
  });

  test('names of objects are no results', () => {
    const odd = report({
      policies: [{ 'failure-details': [{ 'result-type': 'constructor', 'failed-session-count': 1 }] }],
    });
    assert.ok(only(octets(JSON.stringify(odd))).notes.some(({ rule }) => rule === 'report/value'));
  });
});

suite('what is no report', () => {
  const cases: readonly (readonly [string, Uint8Array | string, RegExp])[] = [
    ['nothing', '', /^It is empty/],
    ['a text', 'Dear all,\nhere is the report.\n', /^It is neither a message nor XML, JSON, gzip or zip/],
    ['a web page', '<html><body>Sign in</body></html>', /its root is "html", where a report has "feedback"/],
    ['another feedback', '<feedback><text>Nice</text></feedback>', /nothing that a DMARC report has/],
    ['JSON of another kind', '{"a":1}', /no SMTP TLS report/],
    ['JSON that is broken', '{"policies":\n [}', /cannot be read as such from line 2, column 3 on/],
    ['a message', 'From: a@b.example\nSubject: Hello\nDate: x\n\nHello.\n', /no report is in it/],
    ['an empty archive', zipArchive({}), /without a file in it/],
    [
      'an archive that was cut',
      zipArchive({ 'r.xml': octets(xml) }).subarray(0, 100),
      /whose end is missing/,
    ],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /neither/],
  ];
  for (const [name, content, reason] of cases) {
    test(`${name} is refused with the reason`, () => {
      assert.match(refusal(typeof content === 'string' ? octets(content) : content), reason);
    });
  }
});
