import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { keepsToRules, withPage } from './withPage.ts';

suite('where a message is pasted', () => {
  const panel = withPage();
  const show = (problem?: string) =>
    panel().show(problem === undefined ? { kind: 'paste' } : { kind: 'paste', problem });
  const box = () => panel().page.getByLabel('Paste a message or its headers');
  const last = async () => (await panel().told()).at(-1);
  const TEXT = 'From: ann@example.com\r\nSubject: x\r\n';

  test('the box has the focus, a problem is told', async () => {
    await show('The message has no header field.');
    assert.equal(await panel().page.evaluate('document.activeElement.id'), 'paste');
    assert.equal(await panel().page.getByRole('alert').textContent(), 'The message has no header field.');
    await keepsToRules(panel());
  });

  test('what is pasted goes straight to the extension', async () => {
    await show();
    await box().evaluate((element, text) => {
      const clipboardData = new (globalThis as never as { DataTransfer: new () => DataStore }).DataTransfer();
      clipboardData.setData('text/plain', text);
      const { ClipboardEvent } = globalThis as never as { ClipboardEvent: new (...args: unknown[]) => never };
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, TEXT);
    assert.deepEqual(await last(), { kind: 'pasted', text: TEXT });
    assert.equal(await box().inputValue(), '');
  });

  test('what is typed goes by the button, or by Control and Enter', async () => {
    await show();
    await panel().page.getByRole('button', { name: 'Analyze' }).press('Enter');
    assert.match((await panel().page.getByRole('alert').textContent()) ?? '', /nothing in the box yet/);
    assert.equal(await panel().page.evaluate('document.activeElement.id'), 'paste');
    await box().fill('From: a@example.com');
    await panel().page.getByRole('button', { name: 'Analyze' }).press('Enter');
    assert.deepEqual(await last(), { kind: 'pasted', text: 'From: a@example.com' });
    await box().fill('From: b@example.com');
    await box().press('Control+Enter');
    assert.deepEqual(await last(), { kind: 'pasted', text: 'From: b@example.com' });
  });

  test('a file is chosen, octet by octet', async () => {
    await show();
    const told = panel().page.evaluate(`new Promise((done) => {
      const { told } = editor;
      editor.told = { push: (message) => { editor.told = told; done(told.push(message)); } };
    })`);
    const buffer = Buffer.from([70, 58, 32, 0xe9, 13, 10]);
    await panel().page.getByLabel('Or choose a file').setInputFiles({ name: 'm.eml', mimeType: '', buffer });
    await told;
    assert.deepEqual(await last(), { kind: 'dropped', name: 'm.eml', base64: buffer.toString('base64') });
  });
});

/** As far as the test knows it. */
interface DataStore {
  setData(type: string, text: string): void;
}
