import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { shownMessage } from '../support/shownMessage.ts';
import { byList, direct, forwarded, hostile, ZONE } from '../support/waysOfMail.ts';
import { keepsToRules, withPage } from './withPage.ts';

suite('signatures in the panel', () => {
  const panel = withPage();
  const show = async (message: string, zone?: string) =>
    panel().show({ kind: 'message', ...(await shownMessage(message, zone === undefined ? {} : { zone })) });
  const texts = (selector: string) => panel().page.locator(selector).allInnerTexts();

  test('result and reason first, header and body apart', async () => {
    await show(byList, ZONE);
    assert.deepEqual(
      (await texts('.signature h3')).map((text) => text.replaceAll(/\s+/g, ' ')),
      ['✓ pass lists.example.org selector list', '✕ fail example.com selector mail2026'],
    );
    const parts = await texts('.signature:nth-of-type(2) .parts li');
    assert.deepEqual(
      parts.map((text) => text.replaceAll(/\s+/g, ' ')),
      ['Header ✕ changed after it was signed', 'Body ✕ changed after it was signed'],
    );
    await keepsToRules(panel());
  });

  test('what differs is marked octet by octet', async () => {
    await show(byList, ZONE);
    assert.deepEqual(await texts('.difference ins'), [
      '[Gardeners]·',
      '_______⟨CR LF⟩\nGardeners·mailing·list·--·gardeners@lists.example.org⟨CR LF⟩\n',
    ]);
    assert.deepEqual(await texts('.difference del'), []);
    await show(forwarded, ZONE);
    assert.deepEqual(await texts('.difference del'), ['é⟨C3 A9⟩']);
    assert.deepEqual(await texts('.difference ins'), ['=C3=A9']);
  });

  test('the header against h=', async () => {
    await show(byList, ZONE);
    const rows = await panel()
      .page.locator('.signature:nth-of-type(2) .coverage tbody tr')
      .evaluateAll((all) => all.map(({ className, children }) => `${className} ${children[1]?.textContent}`));
    assert.deepEqual(rows, [
      'open List-Unsubscribe',
      'kept From',
      'kept To',
      'changed Subject',
      'kept Date',
      'kept Message-ID',
      'open MIME-Version',
      'kept Content-Type',
      'open Content-Transfer-Encoding',
      'absent Reply-To',
    ]);
  });

  test('alignment: which domain counts, and why others do not', async () => {
    await show(byList, ZONE);
    assert.deepEqual(
      await panel()
        .page.locator('.alignment li')
        .evaluateAll((all) => all.map(({ className, textContent }) => [className, textContent])),
      [
        [
          'apart',
          '≠Return-Path, by SPFlists.example.org✓passnot aligned: it does not countIt belongs to another organizational domain than From, example.com.',
        ],
        [
          'apart',
          '≠Signature 1, d=lists.example.org✓passnot aligned: it does not countIt belongs to another organizational domain than From, example.com.',
        ],
        [
          'aligned',
          '=Signature 2, d=example.com✕failaligned, but it did not passIt is the same domain as in From.',
        ],
      ],
    );
    await show(direct, ZONE);
    assert.deepEqual(
      await panel()
        .page.locator('.alignment li')
        .evaluateAll((all) => all.map(({ className }) => className)),
      ['counts', 'counts'],
    );
  });

  test('what is not known is not told as known', async () => {
    await show(direct);
    const [reason = ''] = await texts('.signature .reason');
    assert.match(reason, /cannot be told without the key/);
    assert.match((await texts('.alignment figcaption'))[0] ?? '', /is not known yet/);
    const states = await panel()
      .page.locator('.coverage tbody tr')
      .evaluateAll((all) => [...new Set(all.map(({ className }) => className))]);
    assert.deepEqual(states, ['listed', 'open', 'absent']);
  });

  test('no signature at all', async () => {
    await show('From: ann@example.com\r\n\r\nHello\r\n');
    assert.match((await texts('.signatures'))[0] ?? '', /The message has no DKIM signature/);
    await keepsToRules(panel());
  });

  test('a hostile message is inert', async () => {
    await show(hostile, ZONE);
    assert.equal(await panel().page.locator('.signatures :is(script, img, i, b, [onload])').count(), 0);
    await keepsToRules(panel());
  });

  test('the text is shown by a key', async () => {
    await show(byList, ZONE);
    const before = (await panel().told()).length;
    const summary = panel().page.locator('.signature summary').first();
    await summary.focus();
    await panel().page.keyboard.press('Enter');
    await panel().page.keyboard.press('Tab');
    await panel().page.keyboard.press('Enter');
    assert.deepEqual((await panel().told()).slice(before), [{ kind: 'reveal', field: 3 }]);
  });
});
