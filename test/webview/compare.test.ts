import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { shownMessage } from '../support/shownMessage.ts';
import { byList, direct, hostile, withFields, ZONE } from '../support/waysOfMail.ts';
import { keepsToRules, withPage } from './withPage.ts';

suite('two messages side by side in the panel', () => {
  const panel = withPage();
  const show = async (left: string, right: string, zone?: string) => {
    const at = zone === undefined ? {} : { zone };
    await panel().show({
      kind: 'compare',
      left: await shownMessage(left, { ...at, title: 'arrived.eml' }),
      right: await shownMessage(right, { ...at, title: 'refused.eml' }),
    });
  };
  const texts = (selector: string) => panel().page.locator(selector).allInnerTexts();

  test('what differs that matters comes first', async () => {
    await show(direct, byList, ZONE);
    const [first = ''] = await texts('h1');
    assert.match(
      first,
      /^The left one passed DMARC, the right one did not: the return path of the right one/,
    );
    assert.deepEqual(await texts('.titles strong'), ['arrived.eml', 'refused.eml']);
    await keepsToRules(panel());
  });

  test('what differs is told by a sign and a word', async () => {
    await show(direct, byList, ZONE);
    await panel().page.setViewportSize({ width: 1000, height: 900 });
    const marks = await panel()
      .page.locator('.compared:not(.ways) tbody tr')
      .evaluateAll((all) =>
        all.map((row) => `${row.querySelector('th')?.textContent}: ${row.lastElementChild?.textContent}`),
      );
    assert.deepEqual(marks, [
      'Verdict: ≠differs',
      'DMARC: ≠differs',
      'What the policy asks for: ≠differs',
      'SPF: ≠differs',
      'DKIM example.com, selector mail2026: ≠differs',
      'DKIM lists.example.org, selector list: →right only',
    ]);
    assert.deepEqual(await texts('.compared-fields li:has-text("Subject") ins'), ['[Gardeners] ']);
  });

  test('header fields: what differs, or all; the count is announced', async () => {
    await show(direct, byList, ZONE);
    const count = panel().page.locator('.compared-fields .count');
    assert.equal(await count.textContent(), '8 of 16 header fields');
    await panel().page.getByLabel('Leave out what differs between any two messages').check();
    assert.deepEqual(await texts('.compared-fields li strong'), [
      'Return-Path',
      'Authentication-Results',
      'List-Id',
      'List-Unsubscribe',
      'Subject',
    ]);
    await panel().page.getByLabel('Leave out what differs between any two messages').uncheck();
    await panel().page.getByLabel('Only what differs').uncheck();
    assert.equal(await count.textContent(), '16 of 16 header fields');
    assert.equal(await count.getAttribute('role'), 'status');
  });

  test('each side has its place in the editor', async () => {
    await show(direct, byList, ZONE);
    const before = (await panel().told()).length;
    await panel().page.getByRole('button', { name: 'Show in the text: Right: Subject' }).press('Enter');
    await panel().page.locator('.ways td.left button').last().press('Enter');
    assert.deepEqual((await panel().told()).slice(before), [
      { kind: 'reveal', field: 10, side: 'right' },
      { kind: 'reveal', field: 1, side: 'left' },
    ]);
  });

  test('is copied as Markdown, with addresses masked if asked', async () => {
    await show(direct, byList, ZONE);
    const before = (await panel().told()).length;
    await panel().page.getByRole('button', { name: 'Copy as Markdown' }).press('Enter');
    await panel().page.getByRole('button', { name: 'Copy with addresses masked' }).press('Enter');
    const [whole, masked] = (await panel().told())
      .slice(before)
      .map((message) => (message.kind === 'copy' ? message.text : ''));
    assert.match(whole ?? '', /^# The left one passed DMARC, the right one did not: /);
    assert.match(whole ?? '', /\n- `Return-Path`\n {2}- Left: `<ann@example\.com>`\n/);
    assert.match(masked ?? '', /\n- `Return-Path`\n {2}- Left: `<a…@example\.com>`\n/);
    assert.doesNotMatch(masked ?? '', /ann@|bob@|gardeners\\?@/);
  });

  test('without DNS, who noted a result is told', async () => {
    await show(direct, byList);
    assert.match((await texts('h1'))[0] ?? '', /^By what receivers noted,/);
    assert.match(
      (await panel().page.locator('.compared tbody').first().textContent()) ?? '',
      /noted by\s+mx\.example\.net/,
    );
    assert.equal((await texts('.lookups li')).length, 6);
    const before = (await panel().told()).length;
    await panel().page.getByRole('button', { name: 'Look up what the domains say' }).press('Enter');
    assert.deepEqual((await panel().told()).slice(before), [{ kind: 'lookUp' }]);
    await keepsToRules(panel());
    assert.equal((await texts('.titles')).join().match(/Not checked with DNS/g)?.length, 2);
  });

  test('a hostile message is inert', async () => {
    await show(hostile, direct, ZONE);
    assert.equal(await panel().page.locator('main :is(script, img, i, b, textarea, [onerror])').count(), 0);
    await keepsToRules(panel());
  });

  test('of very long messages a window is shown', async () => {
    await show(direct, withFields(10_000));
    assert.equal((await texts('.compared-fields li')).length, 200);
    await panel()
      .page.getByRole('button', { name: /^Show 200 more of/ })
      .press('Enter');
    assert.equal((await texts('.compared-fields li')).length, 400);
    assert.deepEqual(panel().complaints, []);
  });
});
