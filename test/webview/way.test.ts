import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { shownMessage } from '../support/shownMessage.ts';
import { direct } from '../support/waysOfMail.ts';
import { keepsToRules, withPage } from './withPage.ts';

/** A hop: from, to, protocol, seconds behind ten o'clock, and the address of the first. */
type Step = readonly [from: string, to: string, protocol: string, seconds: number, ip: string];

/** Slow, not encrypted, a clock that is wrong, then within the receiver's network. */
const STEPS: readonly Step[] = [
  ['desk.sender.example', 'outbound-eu-west-1.mailer.sender.example', 'ESMTPSA', 2, '203.0.113.1'],
  ['outbound-eu-west-1.mailer.sender.example', 'relay.transit.example', 'ESMTPS', 3, '203.0.113.2'],
  ['relay.transit.example', 'edge.filter.example', 'ESMTP', 193, '203.0.113.3'],
  ['edge.filter.example', 'mx.receiver.example', 'ESMTPS', 190, '203.0.113.4'],
  ['mx.receiver.example', 'store.internal.receiver.example', 'LMTP', 7200, '10.0.0.5'],
];

function way(steps: readonly Step[]): string {
  const received = steps.map(
    ([from, to, protocol, seconds, ip], i) =>
      `Received: from ${from} (${from} [${ip}])\r\n\tby ${to} (Postfix) with ${protocol} id A${i};\r\n\t${new Date(Date.UTC(2026, 10, 24, 10) + seconds * 1000).toUTCString().replace('GMT', '+0000')}\r\n`,
  );
  return `${received.reverse().join('')}From: ann@sender.example\r\nTo: bob@receiver.example\r\n\r\nHello\r\n`;
}

suite('the way of a message in the panel', () => {
  const panel = withPage();
  let shown = 0;
  const show = async (message: string) =>
    panel().show({ kind: 'message', ...(await shownMessage(message, { title: `${++shown}.eml` })) });
  const texts = async (selector: string) =>
    (await panel().page.locator(selector).allTextContents()).map((text) =>
      text.replaceAll(/\s+/g, ' ').trim(),
    );
  const picture = () => panel().page.locator('.way-picture');

  test('hosts, delays, encryption, and what is wrong, each in words', async () => {
    await panel().resize(1400);
    await show(way(STEPS));
    const words = await texts('.way-picture > g text, .way-picture > text');
    for (const each of [
      'TLS',
      '+1 s',
      '! slow +3 min 10 s',
      '! not encrypted',
      '! clock −3 s',
      '! slow +1 h 56 min',
      'relay.transit.example',
      '203.0.113.3',
      'As the sender says',
      'Receiver',
    ])
      assert.ok(words.includes(each), `${each} in ${words}`);
    assert.equal(await picture().locator('.lock.encrypted').count(), 3);
    assert.equal(await picture().locator('.lock.plain').count(), 1);
    assert.equal(
      await picture().getAttribute('aria-label'),
      'The message went by desk.sender.example → outbound-eu-west-1.mailer.sender.example → relay.transit.example → edge.filter.example → mx.receiver.example → store.internal.receiver.example. It came in from outside at hop 4. Not encrypted: hop 3. The table says all of it.',
    );
    assert.match((await texts('.way figcaption > p'))[0] ?? '', /on a logarithmic scale/);
    assert.deepEqual(await texts('.way .legend li'), ['within one network', 'over the internet']);
  });

  test('drawn anew for the room that it has: across on a wide page, down on a narrow one', async () => {
    const isHigh = async () => {
      const box = await picture().boundingBox();
      return box !== null && box.height > box.width;
    };
    await show(way(STEPS));
    for (const [width, high] of [
      [1400, false],
      [400, true],
      [1400, false],
    ] as const) {
      await panel().resize(width);
      await panel().page.evaluate(
        'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
      );
      assert.equal(await isHigh(), high, String(width));
    }
  });

  test('the same as a table, with the way to each field', async () => {
    await show(way(STEPS));
    const { page } = panel();
    await page.getByText('The way as a table').press('Enter');
    assert.deepEqual(await texts('.hops thead th'), ['Hop', 'From', 'To', 'When', 'How', 'Standing']);
    const rows = await page
      .locator('.hops tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map(({ textContent }) => textContent)));
    assert.equal(rows.length, 5);
    assert.deepEqual(rows[3], [
      '4',
      'edge.filter.exampleaddress 203.0.113.4',
      'mx.receiver.exampleid A3',
      '2026-11-24 10:03:10 UTC! clock −3 s',
      'TLSprotocol ESMTPSover the internet',
      'Here it came in from outside: SPF judges this address.Show in the text',
    ]);
    await page.locator('.hops tbody tr').nth(3).getByRole('button').press('Enter');
    assert.deepEqual((await panel().told()).at(-1), { kind: 'reveal', field: 1 });
    await keepsToRules(panel());
  });

  test('no hop, one hop, and hosts without names', async () => {
    await show('From: ann@example.com\r\n\r\nHello\r\n');
    assert.deepEqual(await texts('.way p'), [
      'The message has no Received field: nothing tells which way it took.',
    ]);
    await show(
      'Received: by mx.example.net; Tue, 24 Nov 2026 11:00:03 +0000\r\nFrom: ann@example.com\r\n\r\nHello\r\n',
    );
    assert.equal(await picture().locator('.node').count(), 2);
    assert.ok((await texts('.way-picture text')).includes('unnamed host'));
    await show(direct);
    assert.equal(await picture().locator('.node').count(), 3);
    assert.deepEqual(panel().complaints, []);
  });
});
