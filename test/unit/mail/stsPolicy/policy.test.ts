import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkPolicy } from '../../../../server/src/engine/mail/stsPolicy/checkPolicy.ts';
import {
  isMxPattern,
  matchesHost,
  meantPatterns,
} from '../../../../server/src/engine/mail/stsPolicy/mxPattern.ts';
import { parseStsPolicy } from '../../../../server/src/engine/mail/stsPolicy/stsPolicy.ts';
import { fixedPolicy } from '../../../rules/checkPolicy.ts';

/** The text after the first fix of each finding is applied, one after the other. */
function repaired(text: string): string {
  let current = text;
  for (let round = 0; round < 20; round++) {
    const fixable = checkPolicy(current).find(({ severity, fixes }) => severity !== 'info' && fixes?.length);
    const [fix] = fixable?.fixes ?? [];
    if (fix === undefined) break;
    current = fixedPolicy(current, fix);
  }
  return current;
}

suite('MTA-STS policy files', () => {
  test('are read with positions, in lines of every kind', () => {
    const text = 'version: STSv1\r\nmode:enforce\nmx : a\rnothing';
    const { fields, others, lineEnds } = parseStsPolicy(text);
    assert.deepEqual(
      fields.map(({ name, value, valueSpan }) => [name, value, text.slice(valueSpan.start, valueSpan.end)]),
      [
        ['version', 'STSv1', 'STSv1'],
        ['mode', 'enforce', 'enforce'],
        ['mx', 'a', 'a'],
      ],
    );
    assert.deepEqual(
      others.map((other) => other.text),
      ['nothing'],
    );
    assert.deepEqual(
      lineEnds.map((end) => end.text),
      ['\r\n', '\n', '\r'],
    );
  });

  test('written as JSON, with comments or a byte order mark are put right by fixes', () => {
    assert.equal(
      repaired('\ufeffversion: STSv1\n# comment\nmode=enforce\nmx: mail.example.com.\nmax_age: 2w\n'),
      'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 1209600\n',
    );
  });

  test('have one finding where one thing is wrong', () => {
    const rulesOf = (text: string, hosts?: readonly string[]) =>
      checkPolicy(text, undefined, hosts && { mxHosts: hosts }).map(({ rule }) => rule);
    assert.deepEqual(rulesOf(''), ['sts/policy-version']);
    assert.deepEqual(rulesOf('<html>\n<body>\n'), ['sts/policy-syntax']);
    assert.deepEqual(
      rulesOf('version: STSv1\nmode: enforce\nmx: mail.example.com.\nmax_age: 604800\n', [
        'mail.example.com',
      ]),
      ['sts/mx-invalid'],
    );
    assert.deepEqual(rulesOf('Version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800'), [
      'sts/policy-version',
    ]);
  });

  test('of any text end in findings within it', () => {
    const pieces = [
      'version',
      ':',
      ' ',
      '\n',
      '\r',
      '\r\n',
      'mode',
      'mx',
      '*.',
      'max_age',
      '9',
      '\ud83d',
      'é',
      '=',
      '#',
    ];
    let seed = 7;
    const next = (limit: number) => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return seed % limit;
    };
    for (let round = 0; round < 2000; round++) {
      const text = Array.from({ length: next(30) }, () => pieces[next(pieces.length)]).join('');
      for (const { start, end, fixes = [] } of checkPolicy(text, undefined, { mxHosts: ['a.example.com'] })) {
        assert.ok(start >= 0 && start <= end && end <= text.length, JSON.stringify(text));
        for (const fix of fixes) fixedPolicy(text, fix);
      }
    }
  });
});

suite('patterns for mail hosts', () => {
  test('are names, with "*" as the first label alone', () => {
    for (const good of [
      'mail.example.com',
      '*.example.com',
      'localhost',
      'xn--bcher-kva.example',
      'MX1.EXAMPLE.COM',
    ])
      assert.ok(isMxPattern(good), good);
    for (const bad of [
      '',
      '*',
      '*.',
      'mail.example.com.',
      'a..b',
      '-a.example',
      '192.0.2.1',
      'mx*.example.com',
      'bücher.example',
      `${'a'.repeat(64)}.example`,
    ])
      assert.ok(!isMxPattern(bad), bad);
  });
  test('match one label for "*"', () => {
    assert.ok(matchesHost('*.example.com', 'MX1.example.com.'));
    assert.ok(!matchesHost('*.example.com', 'example.com'));
    assert.ok(!matchesHost('*.example.com', 'a.b.example.com'));
    assert.ok(!matchesHost('*.example.com', '.example.com'));
    assert.ok(matchesHost('mail.example.com', 'Mail.Example.com'));
  });
  test('are told from what was written', () => {
    assert.deepEqual(meantPatterns('https://mail.example.com/'), ['mail.example.com']);
    assert.deepEqual(meantPatterns('10 mail.example.com.'), ['mail.example.com']);
    assert.deepEqual(meantPatterns('.example.com'), ['*.example.com']);
    assert.deepEqual(meantPatterns('a.example.com; b.example.com:25'), ['a.example.com', 'b.example.com']);
    assert.deepEqual(meantPatterns('192.0.2.1'), []);
    assert.deepEqual(meantPatterns(''), []);
  });
});
