import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, suite, test } from 'node:test';
import type { ShownMessage } from '../../client/webview/panelProtocol.ts';
import { root } from '../../scripts/setup/paths.ts';
import type { BouncedRecipient } from '../../server/src/engine/message/messageReport.ts';
import type { PlacedReport } from '../../server/src/engine/message/placedReport.ts';
import { openPanelPage, type PanelPage, themeNames } from '../support/panelPage.ts';
import { shownMessage } from '../support/shownMessage.ts';

const read = (name: string) => shownMessage(readFileSync(`${root}/${name}`, 'latin1'));
const bounce = await read('samples/messages/bounce.eml');

/** The same bounce for other recipients. */
function withRecipients(recipients: readonly Partial<BouncedRecipient>[]): ShownMessage<PlacedReport> {
  const { report } = bounce.analysis;
  const [first] = report.dsn?.recipients ?? [];
  assert.ok(report.dsn && first);
  const dsn = { ...report.dsn, recipients: recipients.map((each) => ({ ...first, ...each })) };
  return { ...bounce, analysis: { ...bounce.analysis, report: { ...report, dsn } } };
}

const many = withRecipients(
  Array.from({ length: 1000 }, (_, i) => ({
    recipient: `user${i}@example.com`,
    ...(i % 4 === 0 ? { reason: 'mailboxfull', hardBounce: false, status: '4.2.2', replyCode: '452' } : {}),
  })),
);

suite('a bounce in the panel', () => {
  let panel: PanelPage;
  before(async () => {
    panel = await openPanelPage();
  });
  after(() => panel.close());

  const show = (message: ShownMessage<PlacedReport>) =>
    panel.show(
      { kind: 'message', ...message },
      { kind: 'message', from: { uri: `file:///${message.title}` } },
    );
  const text = async (selector: string) =>
    (await panel.page.locator(`.bounce ${selector}`).allInnerTexts()).join('\n');
  const recipients = () => panel.page.locator('.bounce .recipient').count();

  test('says in one sentence what it is, and of the recipient all, with what to do', async () => {
    await show(bounce);
    assert.match(await text('.lead'), /^This is a bounce: one recipient was not reached/);
    const said = await text('.recipient');
    assert.match(said, /^bob@example\.net/);
    assert.match(said, /Hard bounce — The address does not work any more\./);
    assert.match(said, /What to do: Look for a typing error/);
    assert.match(said, /5\.1\.1 — failed for good, because of the address/);
    assert.match(said, /550 — the mailbox is not available/);
    assert.match(said, /User unknown in virtual mailbox table$/);
    assert.match(await text(''), /The message that it is about\s+From\s+Ann Example/);
  });

  test('a message that is none has no such part', async () => {
    await show(await read('samples/messages/spoof.eml'));
    assert.equal(await panel.page.locator('.bounce').count(), 0);
  });

  test('a complaint is told as one', async () => {
    await show(await read('test/fixtures/messages/bounces/complaint.eml'));
    assert.match(await text('.lead'), /^This is a complaint/);
    assert.match(await text('.outcome'), /Complaint/);
  });

  test('many recipients are chosen by the reason, in part and more on demand', async () => {
    await show(many);
    assert.match(await text('.lead'), /of 1000 recipients, 750 have addresses/);
    assert.equal(await recipients(), 25);
    await panel.page.getByRole('button', { name: 'mailboxfull (250)' }).press('Enter');
    assert.equal(await text('[role=status]'), '250 of 1000 recipients are shown.');
    assert.match(await text('.recipient:first-child .outcome'), /Soft bounce/);
    await panel.page.getByRole('button', { name: 'Show 25 more of 250' }).press('Enter');
    assert.equal(await recipients(), 50);
    assert.equal(await panel.page.evaluate('document.activeElement.className'), 'recipient soft');
    await panel.page.locator('.recipient summary').first().click();
    assert.match(await text('.recipient:first-child dl'), /452 — not enough storage/);
  });

  test('what strangers write is text, and nothing else', async () => {
    const hostile = '<img src=x onerror=alert(1)>\u202egnp.exe';
    await show(
      withRecipients([{ recipient: hostile, diagnostic: hostile, remoteHost: hostile, status: hostile }]),
    );
    assert.match(await text('h3 >> nth=0'), /^<img src=x onerror=alert\(1\)>\ufffdgnp\.exe$/);
    assert.equal(await panel.page.locator('img').count(), 0);
    assert.deepEqual(panel.complaints, []);
  });

  for (const theme of themeNames) {
    test(`in the theme ${theme}, axe finds nothing, and nothing has to be scrolled sideways`, async () => {
      await panel.useTheme(theme);
      for (const message of [bounce, many]) {
        await show(message);
        for (const width of [320, 1400]) {
          await panel.resize(width);
          assert.deepEqual(await panel.axe(), []);
          assert.equal(await panel.page.evaluate('document.documentElement.scrollWidth'), width);
        }
      }
    });
  }
});
