import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { findingRange } from '../../../../server/src/engine/message/editing/findingRange.ts';
import { hoverMessage } from '../../../../server/src/engine/message/editing/hoverMessage.ts';
import { messageDefinition } from '../../../../server/src/engine/message/editing/messageDefinition.ts';
import { messageFolds } from '../../../../server/src/engine/message/editing/messageFolds.ts';
import { messageHints } from '../../../../server/src/engine/message/editing/messageHints.ts';
import {
  type MessageNode,
  messageOutline,
} from '../../../../server/src/engine/message/editing/messageOutline.ts';
import { behind, covered, hoverText, MESSAGE, placed } from './placed.ts';

const report = await placed(MESSAGE);
const LAST = 100_000;

/** The beginning of a line of the message. */
const lineOf = (number: number) => MESSAGE.split('\n')[number]?.slice(0, 20);

suite('hints in a message', () => {
  test('tell what came of the checks, where they are behind the name', () => {
    const hints = messageHints(report, 0, LAST).map(({ at, label }) => [
      MESSAGE.split('\n')[at.line]?.slice(0, at.character),
      label,
    ]);
    assert.deepEqual(
      hints.sort((a, b) => String(a).localeCompare(String(b))),
      [
        ['ARC-Authentication-Results:', 'by the receiver'],
        ['ARC-Seal:', 'ARC 1: seal not checked · message ✕ fail'],
        ['Authentication-Results:', 'by the receiver'],
        ['Authentication-Results:', 'may be made up'],
        ['DKIM-Signature:', '✕ fail: the body was changed · aligned'],
        ['From:', 'DMARC not checked'],
        ['Received:', 'hop 1 · not encrypted · may be made up'],
        ['Received:', 'hop 2 · +33 s · TLSv1.3 · came in here'],
        ['Return-Path:', 'SPF not checked'],
      ],
    );
  });

  test('are those of the lines that are asked for', () => {
    const lines = messageHints(report, 1, 5).map(({ at }) => at.line);
    assert.deepEqual(lines.sort(), [1, 5]);
  });
});

suite('what folds in a message', () => {
  test('is the header, its long fields, and the parts of the body', () => {
    const folds = messageFolds(report, LAST).map(({ first, last, kind }) => [
      kind,
      lineOf(first),
      lineOf(last),
    ]);
    assert.deepEqual(folds, [
      ['header', 'Return-Path: <ann@ex', 'Content-Type: multip'],
      ['part', '--b', 'Hello.'],
      ['part', '--b', 'JVBERi0xLjcK'],
      ['field', 'Received: from mail.', '\tFri, 20 Nov 2026 08'],
      ['field', 'ARC-Seal: i=1; a=rsa', '\td=example.net; s=ar'],
      ['field', 'ARC-Message-Signatur', '\ts=arc; h=From:Subje'],
      ['field', 'Authentication-Resul', '\tdkim=fail reason="b'],
      ['field', 'Received: from [203.', '\tFri, 20 Nov 2026 08'],
      ['field', 'DKIM-Signature: v=1;', '\tbh=abc=; b=abc=; fo'],
    ]);
  });

  test('is no more than is asked for', () => {
    assert.equal(messageFolds(report, 2).length, 2);
  });
});

suite('the outline of a message', () => {
  test('calls fields by what they are', () => {
    const line = ({ kind, name, detail }: MessageNode) => `${kind}: ${name} | ${detail}`;
    const [header, body] = messageOutline(report);
    assert.deepEqual([header?.name, header?.start.line, header?.end.line], ['Header', 0, 25]);
    assert.deepEqual(header?.children.map(line), [
      'field: Return-Path | <ann@example.com>',
      'hop: Hop 2: mx.example.net | from mail.example.com, 33 s',
      'signature: ARC-Seal 1: example.net | not checked',
      'signature: ARC-Message-Signature 1: example.net | fail',
      'results: ARC-Authentication-Results: mx.example.net | spf=pass',
      'results: Authentication-Results: mx.example.net | spf=pass dkim=fail',
      'hop: Hop 1: mail.example.com | from [203.0.113.7]',
      'results: Authentication-Results: other.example | dmarc=pass',
      'signature: DKIM-Signature: example.com | fail',
      'field: From | Ann <ann@example.com>',
      'field: To | bob@example.net',
      'field: Subject | Grüße',
      'field: Date | Fri, 20 Nov 2026 08:12:03 +0000',
      'field: Message-ID | <1@example.com>',
      'field: MIME-Version | 1.0',
      'field: Content-Type | multipart/mixed; boundary=b',
    ]);
    assert.deepEqual(body?.children.map(line), [
      'part: text/plain | 6 octets',
      'part: list.pdf | application/pdf, base64, 12 octets',
    ]);
  });

  test('has ranges that lie within each other and not over each other', () => {
    for (const { start, end, children } of messageOutline(report)) {
      let last = start;
      for (const child of children) {
        assert.ok(
          isBefore(last, child.start) && isBefore(child.start, child.end) && isBefore(child.end, end),
        );
        last = child.end;
      }
    }
  });
});

function isBefore(a: MessageNode['start'], b: MessageNode['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

/** Where the cursor is, what the hover is about, and how it begins. */
const HOVERS: readonly (readonly [at: string, about: string | undefined, begins: string])[] = [
  ['Return-P', 'Return-Path', 'Return-Path: The sender of the envelope'],
  ['\nFro', 'From', 'From: Who wrote the message.'],
  ['DKIM-Signature: v', 'v=1', 'v= The version of the standard'],
  ['a=rsa-sha256; c', 'c=relaxed/simple', 'c= How header and body are made alike'],
  ['\tt=1795', 't=1795162323', 't= When it was signed'],
  ['foo', 'foo=bar', 'foo= A tag that the standard does not know'],
  ['h=Subject:Fro', 'From', 'From is signed, as it is here: Ann'],
  ['ARC-Seal: i', 'i=1', 'i= Which server of the chain'],
  ['cv', 'cv=none', 'cv= What this server found of the chain'],
  ['Authentication-Results: mx.ex', 'mx.example.net', 'mx.example.net: The server that says so'],
  ['ARC-Authentication-Results: i', 'i', 'i: Which server of the chain'],
  ['\tspf', 'spf', 'spf: Whether the server that handed'],
  ['\tdkim=f', 'fail', 'fail: It was checked, and is wrong.'],
  ['reason="body ha', 'reason="body hash did not verify"', 'reason: Why it is so'],
  ['(checker', undefined, 'Authentication-Results: What a server found'],
  ['Subject: =?utf', undefined, 'Subject: What the message is about'],
];

suite('hovers in a message', () => {
  for (const [at, about, begins] of HOVERS) {
    test(`explain ${JSON.stringify(at)}`, () => {
      const hover = hoverMessage(report, behind(MESSAGE, at));
      assert.equal(hoverText(hover).slice(0, begins.length), begins);
      assert.equal(covered(MESSAGE, hover?.range), about);
    });
  }

  test('tell what a hop was like, what came of a signature, and what was claimed', () => {
    const at = (mark: string) => hoverText(hoverMessage(report, behind(MESSAGE, mark)));
    assert.match(
      at('Received'),
      /2\. 33 s later, from mail\.example\.com \[192\.0\.2\.25\] to mx\.example\.net/,
    );
    assert.match(at('DKIM-Sig'), /DKIM: fail for example\.com, selector mail/);
    assert.match(at('ARC-Message-S'), /1\. example\.net: seal unknown/);
    assert.match(at('\nAuthentication-R'), /by mx\.example\.net, by the receiver/);
    assert.match(at('\nFrom'), /DMARC: unknown for example\.com: DNS was not asked/);
    assert.match(at('Return'), /SPF: unknown for example\.com: DNS was not asked/);
    assert.match(at('Subject: '), /It reads: Grüße/);
  });

  test('tell of a signed name which field it signs, the last one first, and where there is none left', () => {
    const signed = `DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=m; h=To:to: TO; bh=a=; b=a=
To: first@example.net
To: second@example.net
From: ann@example.com
Date: Fri, 20 Nov 2026 08:12:03 +0000

text
`;
    return placed(signed).then((other) => {
      const at = (mark: string) => hoverText(hoverMessage(other, behind(signed, mark)));
      assert.match(at('h=T'), /^To is signed, as it is here: second@example\.net/);
      assert.match(at('h=To:t'), /^to is signed, as it is here: first@example\.net/);
      assert.match(at('h=To:to: T'), /^TO: it is not there so often/);
    });
  });

  test('are silent in the body', () => {
    assert.equal(hoverMessage(report, behind(MESSAGE, 'Hel')), undefined);
  });
});

suite('where things in a message lead', () => {
  const leads = (mark: string) =>
    messageDefinition(report, behind(MESSAGE, mark))?.fields.map(
      (index) => report.report.headers[index]?.name,
    );

  test('fields of ARC lead to the others of their instance', () => {
    assert.deepEqual(leads('ARC-Se'), ['ARC-Message-Signature', 'ARC-Authentication-Results']);
    assert.deepEqual(leads('ARC-Message-Signature: i'), ['ARC-Seal', 'ARC-Authentication-Results']);
    assert.deepEqual(leads('ARC-Auth'), ['ARC-Seal', 'ARC-Message-Signature']);
  });

  test('signed names lead to the fields that they sign', () => {
    assert.deepEqual(leads('h=Sub'), ['Subject']);
    assert.deepEqual(leads('h=Subject:From:Subject:From:T'), ['To']);
    assert.deepEqual(leads('h=Subject:From:Sub'), undefined);
  });

  test('all else leads nowhere', () => {
    assert.deepEqual(leads('\nSub'), undefined);
    assert.deepEqual(leads('Hello'), undefined);
  });
});

suite('findings in a message', () => {
  test('are marked at the name of a field of several lines, and at whole short ones', () => {
    for (const finding of report.findings) {
      const { start, end } = findingRange(report, finding);
      assert.equal(start.line, end.line, finding.rule);
    }
    const boundary = report.findings.find(({ rule }) => rule === 'received/boundary');
    assert.ok(boundary);
    assert.equal(covered(MESSAGE, findingRange(report, boundary)), 'Received');
  });
});

suite('messages that had to be repaired', () => {
  test('have their places in the lines of the given text', async () => {
    const escaped = MESSAGE.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const { isRepaired, fields } = await placed(escaped);
    assert.ok(isRepaired);
    assert.deepEqual(
      fields.map(({ start, end }) => [start.line, end.line]),
      report.fields.map(({ start, end }) => [start.line, end.line]),
    );
  });

  test('have them in those of a text whose lines were broken, too', async () => {
    const header = MESSAGE.slice(0, MESSAGE.indexOf('MIME-Version'));
    const broken = header.replaceAll('=', '=3D').replaceAll(/^(.{40})(.)/gm, '$1=\n$2');
    const { isRepaired, fields, report: made } = await placed(broken);
    assert.ok(isRepaired);
    const lines = broken.split('\n');
    for (const [i, { start, end }] of fields.entries()) {
      const name = made.headers[i]?.name ?? '';
      assert.ok(lines[start.line]?.startsWith(`${name}:`), `${name} at ${start.line}: ${lines[start.line]}`);
      assert.doesNotMatch(lines[end.line] ?? '', /=$/);
      const next = lines[end.line + 1] ?? '';
      assert.ok(
        next === '' || next.startsWith(`${made.headers[i + 1]?.name}:`),
        `${name} to ${end.line}: ${next}`,
      );
    }
  });
});

suite('places in a message', () => {
  test('do not count a byte order mark', async () => {
    const { fields } = await placed(`\ufeff${MESSAGE}`);
    assert.deepEqual(fields[0]?.start, { line: 0, character: 0 });
    assert.deepEqual(fields[0]?.end, report.fields[0]?.end);
  });

  test('are the same whatever ends lines', async () => {
    const ends = report.fields.map(({ start, end }) => [start, end]);
    for (const lineEnd of ['\r\n', '\r']) {
      const { fields } = await placed(MESSAGE.replaceAll('\n', lineEnd));
      assert.deepEqual(
        fields.map(({ start, end }) => [start, end]),
        ends,
      );
    }
  });
});
