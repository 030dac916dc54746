import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { shownMessage } from '../support/shownMessage.ts';
import { byList, hostile, withFields, ZONE } from '../support/waysOfMail.ts';
import { keepsToRules, withPage } from './withPage.ts';

suite('all headers in the panel', () => {
  const panel = withPage();
  let shown = 0;
  /** Each time as another message: what was searched for is not kept. */
  const show = async (message: string, zone?: string) => {
    const title = `${++shown}.eml`;
    const options = zone === undefined ? { title } : { title, zone };
    await panel().show({ kind: 'message', ...(await shownMessage(message, options)) });
  };
  const names = () => panel().page.locator('.headers .field .head strong').allInnerTexts();
  const count = () => panel().page.locator('.headers .count').textContent();
  const search = () => panel().page.getByLabel('Search the headers');

  test('decoded and explained, with who added and who signed each', async () => {
    await show(byList, ZONE);
    assert.equal(await count(), '16 header fields');
    const marks = await panel()
      .page.locator('.headers .field')
      .evaluateAll((all) =>
        all.map((field) =>
          [
            field.querySelector('strong')?.textContent,
            ...[...field.querySelectorAll('.mark')].map(({ textContent }) => textContent),
          ].join(' | '),
        ),
      );
    assert.deepEqual(marks.slice(0, 6), [
      'Return-Path | ⇣added by the receiver',
      'Received | ⇣added by the receiver',
      'Authentication-Results | ⇣added by the receiver',
      'DKIM-Signature | →added on the way',
      'Received | →added on the way',
      'List-Id | ✓signed by lists.example.org',
    ]);
    assert.ok(
      marks.includes('Subject | ✓signed by lists.example.org | ≠signed by example.com, and changed since'),
    );
    await keepsToRules(panel());
  });

  test('searched by name, value and explanation; how many there are is announced', async () => {
    await show(byList, ZONE);
    await search().fill('gardeners');
    assert.deepEqual(await names(), [
      'Return-Path',
      'Authentication-Results',
      'Received',
      'List-Id',
      'List-Unsubscribe',
      'Subject',
    ]);
    assert.equal(await count(), '6 of 16 header fields');
    assert.equal(await panel().page.locator('.headers .count').getAttribute('role'), 'status');
    await search().fill('mailing list');
    assert.deepEqual(await names(), ['List-Id']);
    await search().fill('nothing like this');
    assert.equal(await count(), '0 of 16 header fields');
    await keepsToRules(panel());
    await search().fill('');
    await panel().page.getByLabel('Only the important ones').check();
    assert.ok(!(await names()).includes('MIME-Version'));
    assert.ok((await names()).includes('From'));
  });

  test('the text as it is written, on demand; and its place in the editor', async () => {
    await show(byList, ZONE);
    const subject = panel().page.locator('.headers .field', { hasText: '[Gardeners]' }).last();
    assert.equal(await subject.locator('pre').textContent(), '');
    await subject.locator('summary').click();
    await subject.locator('pre', { hasText: 'Subject: [Gardeners] Seeds to give away' }).waitFor();
    const before = (await panel().told()).length;
    await subject.getByRole('button', { name: 'Show in the text: Subject' }).press('Enter');
    assert.deepEqual((await panel().told()).slice(before), [{ kind: 'reveal', field: 10 }]);
  });

  test('the field at the cursor is marked and comes into sight, and the focus stays', async () => {
    await show(byList, ZONE);
    await search().focus();
    const current = panel().page.locator('.headers [aria-current]');
    await panel().post({ kind: 'cursor', field: 15 });
    assert.match((await current.textContent()) ?? '', /^Content-Transfer-Encoding/);
    const isSeen = await panel().page.evaluate(
      `document.querySelector('.headers [aria-current]').getBoundingClientRect().bottom <= innerHeight`,
    );
    assert.equal(isSeen, true);
    assert.equal(await panel().page.evaluate('document.activeElement.id'), 'header-search');
    await panel().post({ kind: 'cursor', field: null });
    assert.equal(await current.count(), 0);
  });

  test('ten thousand fields: a window of them, which moves to the cursor', async () => {
    await show(withFields(10_000));
    assert.equal(await count(), '10002 header fields');
    assert.equal((await names()).length, 200);
    await panel().page.getByRole('button', { name: 'Show 200 more of 10002' }).click();
    assert.equal((await names()).length, 400);
    await panel().post({ kind: 'cursor', field: 9000 });
    assert.equal((await names())[0], 'X-Field-8998');
    assert.match(
      (await panel().page.locator('.headers [aria-current]').textContent()) ?? '',
      /^X-Field-8998/,
    );
    await panel().page.getByRole('button', { name: 'Show 200 before these' }).click();
    assert.equal((await names())[0], 'X-Field-8798');
    await search().fill('value 4321');
    assert.deepEqual(await names(), ['X-Field-4321']);
  });

  test('a hostile message is inert', async () => {
    await show(hostile, ZONE);
    assert.equal(
      await panel().page.locator('.headers :is(script, img, i, b, textarea, [onerror])').count(),
      0,
    );
    assert.doesNotMatch((await panel().page.locator('.headers').textContent()) ?? '', /[\u202a-\u202e]/);
    await keepsToRules(panel());
  });
});
