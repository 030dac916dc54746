import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { shownMessage } from '../support/shownMessage.ts';
import { byList, direct, ZONE } from '../support/waysOfMail.ts';
import { withPage } from './withPage.ts';

suite('a message that is shown again', () => {
  const panel = withPage();
  const show = async (message: string, options: { zone?: string; title?: string } = {}) =>
    panel().show({ kind: 'message', ...(await shownMessage(message, options)) });
  const focused = () =>
    panel().page.evaluate<string>(
      `(document.activeElement.id || document.activeElement.textContent) + ' ' + (document.activeElement.selectionStart ?? '')`,
    );

  test('after lookups: the focus, what was opened, what was searched for and the scrolling stay', async () => {
    await show(byList);
    const { page } = panel();
    await page.locator('.signature:nth-of-type(2) summary').first().press('Enter');
    await page.getByLabel('Only the important ones').check();
    await page.getByLabel('Search the headers').fill('gardeners');
    await page.getByLabel('Search the headers').press('ArrowLeft');
    const scrolled = await page.evaluate('document.documentElement.scrollTop');
    assert.equal(await focused(), 'header-search 8');

    await show(byList, { zone: ZONE });
    assert.equal(await focused(), 'header-search 8');
    assert.equal(await page.getByLabel('Search the headers').inputValue(), 'gardeners');
    assert.ok(await page.getByLabel('Only the important ones').isChecked());
    assert.equal(await page.locator('.headers .field').count(), 6);
    assert.equal(await page.locator('.signature:nth-of-type(2) details').first().getAttribute('open'), '');
    assert.equal(await page.locator('.signature:nth-of-type(1) details[open]').count(), 0);
    assert.ok(Number(scrolled) > 0);
  });

  test('the focus stays on a button', async () => {
    await show(byList, { zone: ZONE });
    const button = panel().page.locator('.headers .field').nth(3).getByRole('button');
    await button.focus();
    await show(byList, { zone: ZONE });
    assert.ok(await button.evaluate((element) => element === element.ownerDocument.activeElement));
  });

  test('another message begins at its beginning', async () => {
    await show(byList, { zone: ZONE });
    await panel().page.getByLabel('Search the headers').fill('gardeners');
    await show(direct, { zone: ZONE, title: 'other.eml' });
    assert.equal(await panel().page.getByLabel('Search the headers').inputValue(), '');
    assert.equal(await panel().page.evaluate('document.activeElement === document.body'), true);
  });
});
