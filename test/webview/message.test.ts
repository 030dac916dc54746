import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FromPanel } from '../../client/webview/panelProtocol.ts';
import { shownMessage } from '../support/shownMessage.ts';
import { byList, direct, hostile, withFields, ZONE } from '../support/waysOfMail.ts';
import { keepsToRules, withPage } from './withPage.ts';

suite('a message in the panel', () => {
  const panel = withPage();
  let shown = 0;
  /** Each time as another message: nothing is kept from the one before. */
  const show = async (message: string, zone?: string) => {
    const title = `${++shown}.eml`;
    const options = zone === undefined ? { title } : { title, zone };
    await panel().show({ kind: 'message', ...(await shownMessage(message, options)) });
  };
  const texts = async (selector: string) =>
    (await panel().page.locator(selector).allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  const button = (name: string) => panel().page.getByRole('button', { name });
  const last = async <K extends FromPanel['kind']>(kind: K) =>
    (await panel().told()).findLast((told) => told.kind === kind) as
      | Extract<FromPanel, { kind: K }>
      | undefined;

  test('the verdict comes first, with sign, word, reasons and advice', async () => {
    await show(byList, ZONE);
    assert.deepEqual(await texts('.verdict > .result, .verdict h1, .verdict h2'), [
      '! Doubtful',
      'Would be refused: a mailing list changed it, so that "example.com" does not vouch for it any more.',
      'Why',
      'What to do',
    ]);
    assert.deepEqual(await texts('.contents a'), await texts('.parts-of-page h2'));
    await keepsToRules(panel());
  });

  test('cards: what came of each check, what others claim, and whether that agrees', async () => {
    await show(byList, ZONE);
    assert.deepEqual(await texts('.card h3'), [
      'DMARC ✕ fail',
      'SPF ✓ pass ! not aligned',
      'DKIM ✓ pass ! not aligned',
      'ARC – none',
      'Bulk senders ✕ 4 missed',
    ]);
    assert.deepEqual(await texts('.card:nth-child(3) .evidence li'), [
      'Checked here on 2026-11-24 12:00:00 UTC: ✓ pass as test has just answered',
      'mx.example.net claims ✕ fail ✓ agrees',
      'mx.example.net claims ✓ pass ✓ agrees',
    ]);
  });

  test('claims that differ from what is found here, and those that nobody can trust', async () => {
    const other = ZONE.replace('ip4:192.0.2.0/24', 'ip4:198.51.100.0/24');
    await show(
      direct.replace('\r\nFrom: ', '\r\nAuthentication-Results: mail.evil.example; spf=pass\r\nFrom: '),
      other,
    );
    assert.deepEqual(await texts('.card:nth-child(2) .evidence li'), [
      'Checked here on 2026-11-24 12:00:00 UTC: ✕ fail as test has just answered',
      'mx.example.net claims ✓ pass ✕ differs',
      'mail.evil.example claims ✓ pass ! not to be trusted',
    ]);
    const [disagreement = ''] = await texts('.disagreement');
    assert.match(disagreement, /^spf mx\.example\.net .*says ✓ pass and the check here says ✕ fail/);
  });

  test('what was not checked is not told as if it were', async () => {
    await show(direct);
    assert.deepEqual(await texts('.card:nth-child(-n + 3) .evidence li:first-child'), [
      'Not checked here: DNS was not asked.',
      'Not checked here: DNS was not asked.',
      'Not checked here: DNS was not asked.',
    ]);
    assert.deepEqual(await texts('.card:nth-child(2) .evidence li:nth-child(2)'), [
      'mx.example.net claims ✓ pass ? not compared',
    ]);
  });

  test('before the button is pressed it says what will be asked, of whom and why', async () => {
    await show(direct);
    assert.match((await texts('#lookups'))[0] ?? '', /asks \d questions, .*, of: 192\.0\.2\.53\.$/);
    await panel().page.getByText('What will be asked').press('Enter');
    assert.match(
      (await texts('.lookups li'))[0] ?? '',
      /^mail2026\._domainkey\.example\.com TXT The key of /,
    );
    await button('Look up what the domains say').press('Enter');
    assert.deepEqual(await last('lookUp'), { kind: 'lookUp' });
  });

  test('progress is shown and told, and can be stopped', async () => {
    await show(direct);
    await panel().post({ kind: 'busy', text: 'Looking up…', canCancel: true });
    await panel().post({ kind: 'busy', text: '2 answers, waiting for example.com', canCancel: true });
    assert.deepEqual(await texts('.status'), ['2 answers, waiting for example.com Cancel']);
    assert.equal(await panel().page.getByRole('status').first().textContent(), 'Looking up…');
    assert.deepEqual(await panel().axe(), []);
    await button('Cancel').press('Enter');
    assert.deepEqual(await last('cancel'), { kind: 'cancel' });
    await panel().post({ kind: 'idle' });
    assert.equal(await panel().page.getByRole('status').first().textContent(), 'Stopped.');
    assert.ok(await panel().page.locator('.status').isHidden());
  });

  test('where nothing may be looked up, it says why, and there is no button', async () => {
    const message = await shownMessage(direct, { title: 'forbidden.eml' });
    const reason = 'This workspace is not trusted: nothing is looked up in it.';
    await panel().show({ kind: 'message', ...message, lookups: { state: 'forbidden', reason } });
    assert.match((await texts('#lookups'))[0] ?? '', /^This workspace is not trusted/);
    assert.equal(await panel().page.locator('#look-up').count(), 0);
    assert.match((await texts('.card:nth-child(2) .evidence li'))[0] ?? '', /nothing may be looked up/);
  });

  test('who was asked, when, and what was not answered', async () => {
    const message = await shownMessage(direct, { zone: ZONE, title: 'answered.eml' });
    const analysis = { ...message.analysis, unanswered: '192.0.2.53 gave no answer for example.com.' };
    await panel().show({ kind: 'message', ...message, analysis } as never);
    assert.deepEqual(await texts('#lookups'), [
      'Looked up on 2026-11-24 12:00:00 UTC; asked: 192.0.2.53. 192.0.2.53 gave no answer for example.com.',
    ]);
    assert.ok(await button('Look up again').isVisible());
  });

  test('copied as Markdown, with addresses masked if asked', async () => {
    await show(direct, ZONE);
    await button('Copy as Markdown').press('Enter');
    assert.match((await last('copy'))?.text ?? '', /^# .*\n[\s\S]*`Ann Example <ann@example\.com>`/);
    await button('Copy with addresses masked').press('Enter');
    const masked = (await last('copy'))?.text ?? '';
    assert.match(masked, /`Ann Example <a…@example\.com>`/);
    assert.doesNotMatch(masked, /ann@|bob@/);
  });

  test('saved as JSON: the whole report', async () => {
    const message = await shownMessage(direct, { zone: ZONE, title: '../../etc/pass wd.eml' });
    await panel().show({ kind: 'message', ...message });
    await button('Save JSON').press('Enter');
    const saved = await last('save');
    assert.equal(saved?.name, 'etc-pass-wd.report.json');
    assert.deepEqual(JSON.parse(saved?.text ?? ''), JSON.parse(JSON.stringify(message.analysis.report)));
  });

  test('printed: a page of its own that runs and loads nothing', async () => {
    for (const [message, zone] of [[byList, ZONE], [hostile]]) {
      await show(message ?? '', zone);
      await button('Print').press('Enter');
      const html = (await last('print'))?.html ?? '';
      assert.match(
        html,
        /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/,
      );
      assert.match(html, /<svg[\s\S]*<h2>.*Way of the message/);
      const printed = await panel().page.context().browser()?.newPage();
      assert.ok(printed);
      const loaded: string[] = [];
      printed.on('request', (request) => loaded.push(request.url()));
      printed.on('dialog', (dialog) => loaded.push(dialog.message()));
      await printed.setContent(html);
      assert.deepEqual(loaded, []);
      const active = `[...document.querySelectorAll('*')].flatMap(({ localName, attributes }) => [
        ...(/^(?:script|img|iframe|link|a|button|input|form)$/.test(localName) ? [localName] : []),
        ...[...attributes].map(({ name }) => name).filter((name) => /^(?:on.*|style|href|src)$/.test(name)),
      ])`;
      assert.deepEqual(await printed.evaluate(active), []);
      await printed.close();
    }
  });

  test('by keyboard: through the tools to the parts, and a link takes the focus to its part', async () => {
    await show(direct);
    const { page } = panel();
    const focused: string[] = [];
    for (let i = 0; i < 9; i++) {
      await page.keyboard.press('Tab');
      focused.push(await page.evaluate<string>('document.activeElement.textContent'));
    }
    assert.deepEqual(focused, [
      'Look up what the domains say',
      'Compare…',
      'Copy as Markdown',
      'Copy with addresses masked',
      'Save JSON…',
      'Print…',
      'Paste another',
      'What will be asked',
      'Message',
    ]);
    await page.getByRole('link', { name: 'The way of the message' }).press('Enter');
    assert.equal(await page.evaluate('document.activeElement.id'), 'way');
    await page.keyboard.press('Tab');
    assert.equal(
      await page.evaluate(`document.activeElement.closest('section').getAttribute('aria-labelledby')`),
      'way',
    );
  });

  test('a signature is reached from its card', async () => {
    await show(byList, ZONE);
    const { page } = panel();
    await page.getByText('DKIM in full').press('Enter');
    const link = page.locator('.card:nth-child(3) a').first();
    const id = (await link.getAttribute('href'))?.slice(1);
    await link.press('Enter');
    assert.equal(await page.evaluate('document.activeElement.id'), id);
  });

  test('a hostile message is inert', async () => {
    await show(hostile);
    const { page } = panel();
    assert.equal(await page.locator('main :is(script, img, iframe, style, form)').count(), 0);
    assert.equal(
      await page.locator('main [style*="url"], main a:not([href^="#"], [href^="https://"])').count(),
      0,
    );
    assert.doesNotMatch((await page.locator('main').textContent()) ?? '', /[\u202a-\u202e\u2066-\u2069]/);
    await keepsToRules(panel());
  });

  test('ten thousand fields are not all drawn', async () => {
    await show(withFields(10_000));
    const { page, complaints } = panel();
    assert.ok(Number(await page.evaluate(`document.querySelectorAll('main *').length`)) < 12_000);
    assert.deepEqual(complaints, []);
  });

  test('ten thousand hops and claims are not all drawn', async () => {
    const hop = (i: number) =>
      `Received: from a${i}.example (a${i}.example [203.0.113.1])\r\n\tby b${i}.example with ESMTP id ${i}; Tue, 24 Nov 2026 11:00:03 +0000\r\n`;
    const claim = (i: number) =>
      `Authentication-Results: r${i}.example; spf=pass smtp.mailfrom=x${i}.example\r\n`;
    const fields = Array.from({ length: 5000 }, (_, i) => hop(i) + claim(i)).join('');
    await show(`${fields}From: ann@example.com\r\n\r\nHello\r\n`);
    const { page, complaints } = panel();
    assert.ok(Number(await page.evaluate(`document.querySelectorAll('main *').length`)) < 12_000);
    assert.equal(await page.locator('.way-picture .node').count(), 31);
    assert.equal(await page.locator('.hops tbody tr').count(), 25);
    assert.deepEqual(complaints, []);
  });
});
