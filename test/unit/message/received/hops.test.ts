import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Hop } from '../../../../server/src/engine/message/messageReport.ts';
import { readMessage } from '../../../../server/src/engine/message/readMessage.ts';
import { readWay } from '../../../../server/src/engine/message/received/hops.ts';
import { encodeUtf8 } from '../../../../server/src/engine/text/utf8.ts';

/** The way of a message with these fields on top, from the receiver down. */
function wayOf(fields: readonly string[], ownHosts: readonly string[] = []) {
  const text = `${fields.join('\r\n')}\r\nFrom: bob@example.com\r\nTo: Ann <ann@example.org>\r\n\r\nHello.\r\n`;
  return readWay(readMessage(encodeUtf8(text)), { ownHosts });
}

function received(text: string, time = '14:00:00 +0000'): string {
  return `Received: ${text}; Tue, 24 Nov 2026 ${time}`;
}

function rulesOf({ findings }: { readonly findings: Hop['findings'] }): string[] {
  return findings.map(({ rule, severity }) => `${severity} ${rule.replace('received/', '')}`);
}

/** From the sender to the receiver: B for the boundary, T for what can be believed otherwise. */
function trustOf(fields: readonly string[], ownHosts: readonly string[] = []): string {
  return wayOf(fields, ownHosts)
    .hops.map(({ isBoundary, isTrusted }) => (isBoundary ? 'B' : isTrusted ? 'T' : '-'))
    .join('');
}

const STORE = received(
  'from mx.example.org (mx.example.org [192.0.2.10]) by store.example.org with ESMTPS',
  '14:00:03 +0000',
);
const FILTER = received(
  'from localhost (localhost [127.0.0.1]) by mx.example.org with ESMTP',
  '14:00:02 +0000',
);
const MX = received(
  'from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.org with ESMTPS',
  '14:00:01 +0000',
);
const FIRST = received('from laptop (unknown [10.0.0.7]) by mail.example.com with ESMTPSA');

suite('the hops of a message', () => {
  test('are in order from the sender to the receiver, with delays', () => {
    const { hops, totalSeconds } = wayOf([STORE, FILTER, MX, FIRST]);
    assert.deepEqual(
      hops.map(({ number, by, delaySeconds, field, scope }) => [number, by, delaySeconds, field, scope]),
      [
        [1, 'mail.example.com', null, 3, 'internal'],
        [2, 'mx.example.org', 1, 2, 'public'],
        [3, 'mx.example.org', 1, 1, 'internal'],
        [4, 'store.example.org', 1, 0, 'internal'],
      ],
    );
    assert.equal(totalSeconds, 3);
  });

  test('their places are those of the fields', () => {
    const { hops } = wayOf([STORE, MX]);
    assert.equal(hops[1]?.at.start, 0);
    assert.equal(hops[0]?.at.start, STORE.length + 2);
  });

  test('notes of programs are none, but told of, and count for the time', () => {
    const note = received('by mail.example.com (Postfix, from userid 33) id 1', '13:59:01 +0000');
    const { hops, findings, totalSeconds } = wayOf([MX, note]);
    assert.equal(hops.length, 1);
    assert.equal(hops[0]?.delaySeconds, 60);
    assert.equal(totalSeconds, 60);
    assert.deepEqual(rulesOf({ findings }), ['info ignored']);
  });

  test('a clean way has no warnings', () => {
    const { hops } = wayOf([STORE, FILTER, MX, FIRST]);
    const loud = hops.flatMap(({ findings }) =>
      findings.filter(({ severity }) => /error|warning/.test(severity)),
    );
    assert.deepEqual(loud, []);
  });
});

suite('where trust ends', () => {
  test('at the first stranger, by the names of the receiver', () => {
    assert.equal(trustOf([STORE, FILTER, MX, FIRST]), '-BTT');
  });

  test('a stranger that calls itself by a name of the receiver stays one', () => {
    const liar = received(
      'from mx.example.org (host7.example.net [198.51.100.7]) by mx2.example.org with ESMTP',
    );
    const forged = received('from bank.example ([192.0.2.99]) by mx.example.org with ESMTPS');
    assert.equal(trustOf([liar, forged]), '-B');
    assert.equal(trustOf([liar.replace('host7.example.net', 'unknown'), forged]), '-B');
  });

  test('a customer of the provider that received it is a stranger', () => {
    const forged = received('from bank.example ([192.0.2.99]) by mx.cloud.example with ESMTPS');
    for (const name of [
      'host-192-0-2-1.cloud.example',
      '1.2.0.192.cloud.example',
      'vm192000002001.cloud.example',
    ]) {
      const customer = received(`from ${name} (${name} [192.0.2.1]) by mx.cloud.example with ESMTPS`);
      assert.equal(trustOf([customer, forged]), '-B', name);
    }
    const relay = received(
      'from out2.cloud.example (out2.cloud.example [192.0.2.1]) by mx.cloud.example with ESMTPS',
    );
    assert.equal(trustOf([relay, forged]), 'BT');
  });

  test('where only what the client calls itself is noted, its own field must follow', () => {
    const front = received(
      'from ex1.example.org (192.0.2.20) by ex2.example.org (192.0.2.21) with Microsoft SMTP Server',
    );
    const edge = received(
      'from mail.example.com (192.0.2.1) by ex1.example.org (192.0.2.20) with Microsoft SMTP Server',
    );
    assert.equal(trustOf([front, edge, FIRST]), '-BT');
    assert.equal(trustOf([front, FIRST]), '-B');
  });

  test('at the address that the receiver notes to have judged', () => {
    const tenants = [
      received('from b.prod.cloud.example (192.0.2.31) by a.prod.cloud.example with HTTPS'),
      'Authentication-Results: spf=pass (sender IP is 192.0.2.40) smtp.mailfrom=example.com',
      received(
        'from out1.cloud.example (192.0.2.40) by b.prod.cloud.example (192.0.2.31) with Microsoft SMTP Server',
      ),
      received(
        'from c.prod.cloud.example (192.0.2.41) by out1.cloud.example (192.0.2.40) with Microsoft SMTP Server',
      ),
    ];
    assert.equal(trustOf(tenants), '-BT');
    assert.equal(trustOf(tenants.filter((field) => field.startsWith('Received'))), 'BTT');
    const cip = 'X-Forefront-Antispam-Report: CIP:192.0.2.40;CTRY:;LANG:en';
    assert.equal(trustOf(tenants.map((field) => (field.startsWith('Auth') ? cip : field))), '-BT');
  });

  test('by own hosts, where they are set: names, addresses, networks, exceptions', () => {
    const relay = received(
      'from relay.example.net (relay.example.net [198.51.100.1]) by mx.example.org with ESMTPS',
    );
    const outer = received(
      'from mail.example.com (mail.example.com [192.0.2.1]) by relay.example.net with ESMTPS',
    );
    assert.equal(trustOf([relay, outer]), '-B');
    for (const own of [
      'relay.example.net',
      '*.example.net',
      'example.net',
      '198.51.100.1',
      '198.51.100.0/24',
      '198.51/16',
    ]) {
      assert.equal(trustOf([relay, outer], ['example.org', own]), 'BT', own);
    }
    assert.equal(trustOf([relay, outer], ['!198.51.100.1', '198.51.100.0/24']), '-B');
    assert.equal(trustOf([relay, outer], ['example.org', 'lay.example.net']), '-B');
  });

  test('by names, where the message was received by others than the hosts that are set', () => {
    const elsewhere = received(
      'from mail.example.com (mail.example.com [192.0.2.1]) by mx.provider.example with ESMTPS',
    );
    assert.equal(trustOf([elsewhere, FIRST], ['example.com', '192.0.2.1']), '-B');
    assert.equal(trustOf([elsewhere, FIRST], ['192.0.2.1']), 'TT');
  });

  test('the address that a receiver judged does not count against the hosts that are set', () => {
    const fields = [
      'Received-SPF: pass client-ip=198.51.100.1; helo=relay.example.net',
      received('from relay.example.net (relay.example.net [198.51.100.1]) by mx.example.org with ESMTPS'),
      received('from mail.example.com (mail.example.com [192.0.2.1]) by relay.example.net with ESMTPS'),
    ];
    assert.equal(trustOf(fields), '-B');
    assert.equal(trustOf(fields, ['example.org', '198.51.100.1']), 'BT');
  });

  test('nowhere, in a message that never left the network', () => {
    assert.equal(trustOf([FILTER, received('from pc ([10.1.2.3]) by mx.example.org with ESMTP')]), 'TT');
  });
});

suite('what is wrong with a hop', () => {
  const at = (field: string, ...below: string[]) => {
    const { hops } = wayOf([field, ...below]);
    return rulesOf(hops.at(-1) as Hop).filter((rule) => rule !== 'info boundary');
  };
  const from = 'from mail.example.com (mail.example.com [192.0.2.1])';

  const cases: readonly {
    readonly name: string;
    readonly field: string;
    readonly below?: string;
    readonly rules: readonly string[];
  }[] = [
    { name: 'no date', field: `Received: ${from} by mx.example.org with ESMTPS`, rules: ['warning date'] },
    {
      name: 'a date that is none',
      field: `Received: ${from} by mx.example.org with ESMTPS; today`,
      rules: ['warning date'],
    },
    {
      name: 'no semicolon',
      field: `Received: ${from} by mx.example.org with ESMTPS id x Tue, 24 Nov 2026 14:00:00 +0000`,
      rules: ['info no-semicolon'],
    },
    {
      name: 'a zone without meaning',
      field: received(`${from} by mx.example.org with ESMTPS`, '14:00:00 CEST'),
      rules: ['info date-form'],
    },
    {
      name: 'not encrypted',
      field: received(`${from} by mx.example.org with ESMTP`),
      rules: ['warning unencrypted'],
    },
    {
      name: 'the protocol alone says that it was',
      field: received(`${from} by mx.example.org with ESMTPS`),
      rules: [],
    },
    {
      name: 'old TLS',
      field: received(
        `${from} (using TLSv1 with cipher AES128-SHA (128/128 bits)) by mx.example.org with ESMTPS`,
      ),
      rules: ['warning old-tls'],
    },
    {
      name: 'a version that Sendmail names for all',
      field: received(`${from} by mx.example.org with ESMTPS (version=TLSv1/SSLv3 cipher=AES128-GCM-SHA256)`),
      rules: [],
    },
    {
      name: 'a weak cipher',
      field: received(
        `${from} (using TLSv1.2 with cipher ECDHE-RSA-RC4-SHA (128/128 bits)) by mx.example.org with ESMTPS`,
      ),
      rules: ['warning weak-cipher'],
    },
    {
      name: 'another name than that of the address',
      field: received('from mail.example.com (host1.example.net [192.0.2.1]) by mx.example.org with ESMTPS'),
      rules: ['info helo-mismatch'],
    },
    {
      name: 'another host of the same organization',
      field: received('from mail.example.com (out1.example.com [192.0.2.1]) by mx.example.org with ESMTPS'),
      rules: [],
    },
    {
      name: 'no full name',
      field: received('from WIN7 (host1.example.net [192.0.2.1]) by mx.example.org with ESMTPS'),
      rules: ['info helo-not-full'],
    },
    {
      name: 'an address literal',
      field: received(
        'from [IPv6:2001:db8::1] (host1.example.net [IPv6:2001:db8::1]) by mx.example.org with ESMTPS',
      ),
      rules: ['info address-literal'],
    },
    {
      name: 'no reverse name',
      field: received('from mail.example.com (unknown [192.0.2.1]) by mx.example.org with ESMTPS'),
      rules: ['warning no-reverse-name'],
    },
    {
      name: 'a reverse name that is not confirmed',
      field: received(
        'from mail.example.com (mail.example.com [192.0.2.1] (may be forged)) by mx.example.org with ESMTPS',
      ),
      rules: ['info reverse-unconfirmed'],
    },
    {
      name: 'logged in',
      field: received(
        'from laptop (unknown [198.51.100.7]) (Authenticated sender: bob) by mail.example.org with ESMTPSA',
      ),
      rules: ['info authenticated'],
    },
    {
      name: 'a recipient that is not named',
      field: received(`${from} by mx.example.org with ESMTPS for <hidden@example.org>`),
      rules: ['info for-clause'],
    },
    {
      name: 'a recipient that is named',
      field: received(`${from} by mx.example.org with ESMTPS for <ANN@example.org>`),
      rules: [],
    },
    {
      name: 'a minute',
      field: received(`${from} by mx.example.org with ESMTPS`, '14:01:00 +0000'),
      below: FIRST,
      rules: [],
    },
    {
      name: 'more than a minute',
      field: received(`${from} by mx.example.org with ESMTPS`, '14:01:01 +0000'),
      below: FIRST,
      rules: ['warning slow-hop'],
    },
    {
      name: 'more than an hour',
      field: received(`${from} by mx.example.org with ESMTPS`, '15:00:01 +0000'),
      below: FIRST,
      rules: ['error very-slow-hop'],
    },
    {
      name: 'a clock that is a little off',
      field: received(`${from} by mx.example.org with ESMTPS`, '13:59:50 +0000'),
      below: FIRST,
      rules: ['info clock-skew'],
    },
    {
      name: 'a clock that is off',
      field: received(`${from} by mx.example.org with ESMTPS`, '13:00:00 +0000'),
      below: FIRST,
      rules: ['warning clock-skew'],
    },
    {
      name: 'no link',
      field: received(`${from} by mx.example.org with ESMTPS`),
      below: received('from x.example (x.example [192.0.2.3]) by other.example.net with ESMTPS'),
      rules: ['hint gap'],
    },
  ];
  for (const { name, field, below, rules } of cases) {
    test(name, () => assert.deepEqual(at(field, ...(below === undefined ? [] : [below])), rules));
  }

  test('a time zone that is off is told as such', () => {
    const { hops } = wayOf([received(`${from} by mx.example.org with ESMTPS`, '12:00:10 +0000'), FIRST]);
    assert.match(hops[1]?.findings[0]?.message ?? '', /about 2 hours sharp.*time zone/);
  });

  test('a program that does not say whether it encrypts is not warned of', () => {
    assert.deepEqual(at(received(`${from} by mx.example.org with SMTP`)), ['info unencrypted']);
  });

  test('coming back once is told, more often is a loop', () => {
    const a = received('from b.example.net (b.example.net [192.0.2.2]) by a.example.org with ESMTPS');
    const b = received('from a.example.org (a.example.org [192.0.2.1]) by b.example.net with ESMTPS');
    const loops = wayOf([a, b, a, b, a]).hops.map((hop) =>
      rulesOf(hop).filter((rule) => rule.includes('loop')),
    );
    assert.deepEqual(loops, [[], [], ['info loop'], ['info loop'], ['warning loop']]);
  });

  test('a filter on the same host is no loop', () => {
    const back = received('from localhost (localhost [127.0.0.1]) by mx.example.org with ESMTP');
    const filter = received('from mx.example.org ([127.0.0.1]) by localhost (amavis) with ESMTP');
    for (const hop of wayOf([back, filter, MX]).hops) {
      assert.deepEqual(
        rulesOf(hop).filter((rule) => /loop|gap/.test(rule)),
        [],
      );
    }
  });

  test('what strangers claim is told, not warned of', () => {
    const [first] = wayOf([
      MX,
      received('from x.example (x.example [192.0.2.3]) by mail.example.com with SMTP'),
    ]).hops;
    assert.deepEqual(rulesOf(first as Hop), ['info unencrypted']);
  });

  test('the address of a user of web mail is told', () => {
    const { findings } = wayOf([MX, 'X-Originating-IP: [198.51.100.7]']);
    assert.match(findings[0]?.message ?? '', /"198\.51\.100\.7"/);
  });
});
