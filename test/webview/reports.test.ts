import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import type { ReportOverview } from '../../server/src/engine/reports/overview/reportOverview.ts';
import { openPanelPage, type PanelPage, REPORTS, themeNames } from '../support/panelPage.ts';
import { overviewOf, overviewOfFolder } from '../support/reportOverview.ts';
import { aggregateXml } from '../unit/reports/reportTexts.ts';

const AT = Date.UTC(2026, 10, 24, 12);
const URIS = ['file:///reports'];
const samples = overviewOfFolder(`${root}/samples/reports`);

suite('reports in a panel', () => {
  let panel: PanelPage;
  before(async () => {
    panel = await openPanelPage(undefined, REPORTS);
  });
  after(() => panel.close());

  let opened = 0;
  /** Shows reports; others than before unless it is told which. */
  const show = (overview: ReportOverview = samples, uris: readonly string[] = [`file:///${++opened}`]) =>
    panel.show({ kind: 'reports', overview, at: AT }, { kind: 'reports', uris });
  /** What one sees of it. */
  const text = async (selector: string) => (await panel.page.locator(selector).allInnerTexts()).join('\n');
  const left = () => text('.filters [role=status]');
  /** Waits until the filter is applied: its sentence says so. */
  const leaves = (words: RegExp) =>
    panel.page.locator('.filters [role=status]').filter({ hasText: words }).waitFor();
  const firstColumn = (section: string) =>
    panel.page.locator(`section[aria-labelledby=${section}] tbody th`).allInnerTexts();
  const clear = async () => {
    await panel.page.getByRole('button', { name: 'Show all' }).click();
    await leaves(/^3,568 messages/);
  };

  test('begin with what they say, and what to do', async () => {
    await show();
    assert.equal(await text('h1'), '89 % of 3,568 messages pass DMARC');
    assert.match(
      await text('.verdict .quiet'),
      /^9 DMARC aggregate reports, 1 DMARC failure report, 1 SMTP TLS report, 2026-11-14 – 2026-11-21\./,
    );
    assert.match(await text('.findings li:first-child'), /Warning: 198\.51\.100\.7 sends for the first time/);
  });

  test('are shown by domain, source, alignment, message and policy', async () => {
    await show();
    assert.deepEqual(await firstColumn('sources'), [
      '192.0.2.25',
      '198.51.100.7',
      '203.0.113.9',
      '2001:db8::53',
      '192.0.2.80',
    ]);
    assert.match(await text('section[aria-labelledby=domains] tbody'), /p=none.*Mend first/s);
    assert.match(await text('section[aria-labelledby=alignment] tbody'), /DKIM and SPF\s+3,088/);
    assert.match(await text('section[aria-labelledby=failures] tbody'), /Your parcel is waiting/);
    assert.match(await text('section[aria-labelledby=tls]'), /certificate-expired/);
  });

  test('a filter acts on chart and tables, is told of, and is kept', async () => {
    await show(samples, URIS);
    const bars = panel.page.locator('section[aria-labelledby=messages] .bar');
    assert.equal(await bars.count(), 8);
    await panel.page.getByRole('searchbox').fill('198.51');
    await leaves(/^325 messages of 1 source, of which 0 % pass DMARC\.$/);
    assert.deepEqual(await firstColumn('sources'), ['198.51.100.7']);
    assert.equal(await bars.count(), 4);
    await panel.page.getByRole('searchbox').fill('');
    await panel.page.getByLabel('Only what fails').check();
    await leaves(/^389 messages of 2 sources, which all fail DMARC\.$/);
    await panel.page.getByLabel('From day').fill('2026-11-20');
    await leaves(/^255 messages/);
    assert.equal(await bars.count(), 2);
    await show(samples, URIS);
    assert.match(await left(), /^255 messages/);
    assert.equal(await panel.page.getByLabel('From day').inputValue(), '2026-11-20');
  });

  test('other reports begin without a filter', async () => {
    await show();
    await panel.page.getByLabel('Only what fails').check();
    await leaves(/^389 messages/);
    await show();
    assert.match(await left(), /^3,568 messages/);
  });

  test('a finding, a day and a bar set the filter, which gets the focus', async () => {
    await show();
    await panel.page.getByRole('button', { name: 'Show only 203.0.113.9' }).click();
    await leaves(/^64 messages of 1 source/);
    assert.equal(await panel.page.evaluate('document.activeElement.id'), 'source');
    await clear();
    await panel.page.locator('section[aria-labelledby=messages] summary').click();
    await panel.page.getByRole('button', { name: '2026-11-20' }).first().click();
    await leaves(/^684 messages/);
    await clear();
    await panel.page.locator('section[aria-labelledby=messages] .bar').first().click();
    await leaves(/^433 messages/);
    await clear();
  });

  test('details of a source stay open when the filter changes', async () => {
    await show();
    const details = panel.page.getByRole('button', { name: 'Details' });
    await details.nth(1).press('Enter');
    assert.equal(await details.nth(1).getAttribute('aria-expanded'), 'true');
    assert.match(await text('tr.details:not([hidden])'), /newsletters\.example \(selector k1\)/);
    await panel.page.getByRole('searchbox').fill('198.51');
    await leaves(/^325 messages/);
    assert.equal(await details.first().getAttribute('aria-expanded'), 'true');
  });

  test('a table is sorted by what its heads say', async () => {
    await show();
    await panel.page.locator('section[aria-labelledby=sources] thead').getByText('Fail').click();
    assert.deepEqual((await firstColumn('sources')).slice(0, 2), ['198.51.100.7', '203.0.113.9']);
    assert.match(await text('section[aria-labelledby=sources] [aria-sort=descending]'), /^Fail/);
    await panel.page.locator('section[aria-labelledby=sources] thead').getByText('Messages').click();
  });

  test('buttons ask for reading again and for other reports', async () => {
    await show();
    const before = (await panel.told()).length;
    await panel.page.getByRole('button', { name: 'Read again' }).click();
    await panel.page.getByRole('button', { name: 'Open other reports…' }).click();
    assert.deepEqual((await panel.told()).slice(before), [{ kind: 'readAgain' }, { kind: 'chooseReports' }]);
  });

  test('what the filter leaves is copied as Markdown', async () => {
    await show();
    await panel.page.getByRole('searchbox').fill('198.51');
    await leaves(/^325 messages/);
    await panel.page.getByRole('button', { name: 'Copy as Markdown' }).click();
    const copied = (await panel.told()).at(-1);
    assert.ok(copied?.kind === 'copy');
    assert.match(
      copied.text,
      /^# Mail reports\n\n11 reports of 2026-11-14 to 2026-11-21\. Only: source "198\.51"\./,
    );
    assert.match(copied.text, /\n\| 198\.51\.100\.7 \| 325 \| 0 % \| 0 % \| 0 % \| 0 \|\n/);
  });

  test('what is no report is listed with the reason, and what is none at all says what to do', async () => {
    await show(overviewOf('Dear all\n', 'Dear all\n'));
    assert.equal(await text('h1'), 'No report was found');
    await panel.page.getByText('Not read (2)').click();
    assert.match(await text('.files li:first-child'), /^file0: .*neither a message nor XML/);
    await panel.show(
      { kind: 'noReports', problem: 'The reports could not be read.' },
      { kind: 'reports', uris: URIS },
    );
    assert.equal(await text('[role=alert]'), 'The reports could not be read.');
    await panel.page.getByRole('button', { name: 'Open reports…' }).waitFor();
  });

  test('what strangers write is text, and nothing else', async () => {
    const hostile = '&lt;img src=x onerror=alert(1)&gt;\u202egnp.exe';
    await show(
      overviewOf(
        aggregateXml({
          id: hostile,
          day: '2026-11-24',
          organization: hostile,
          rows: [{ ip: hostile, count: 1, from: hostile, reason: hostile, dkim: 'fail', spf: 'fail' }],
        }).replaceAll('sender.example', hostile),
      ),
    );
    assert.match(await text('main'), /<img src=x onerror=alert\(1\)>\ufffdgnp\.exe/i);
    assert.equal(await panel.page.locator('img').count(), 0);
    assert.doesNotMatch(await text('main'), /\u202e/);
    assert.deepEqual(panel.complaints, []);
  });

  test('many sources and days are there in part, and more on demand', async () => {
    const rows = (day: number) =>
      Array.from({ length: 300 }, (_, i) => ({
        ip: `2001:db8::${(i * 7 + day).toString(16)}`,
        count: 1 + (i % 9),
      }));
    const days = Array.from({ length: 200 }, (_, i) =>
      new Date(AT - i * 86_400_000).toISOString().slice(0, 10),
    );
    await show(overviewOf(...days.map((day, i) => aggregateXml({ id: `${i}`, day, rows: rows(i) }))));
    assert.equal((await firstColumn('sources')).length, 25);
    const bars = panel.page.locator('section[aria-labelledby=messages] .bar');
    assert.ok((await bars.count()) <= 90);
    const more = panel.page
      .locator('section[aria-labelledby=sources]')
      .getByRole('button', { name: /^Show 25 more/ });
    await more.press('Enter');
    assert.equal((await firstColumn('sources')).length, 50);
    assert.equal(await panel.page.evaluate('document.activeElement.tagName'), 'TR');
  });

  for (const theme of themeNames) {
    test(`in the theme ${theme}, axe finds nothing, and nothing has to be scrolled sideways`, async () => {
      await panel.useTheme(theme);
      await show();
      await panel.page.getByRole('button', { name: 'Details' }).first().click();
      for (const width of [320, 700, 1400]) {
        await panel.resize(width);
        assert.deepEqual(await panel.axe(), []);
        assert.equal(await panel.page.evaluate('document.documentElement.scrollWidth'), width);
      }
      await panel.page.getByRole('button', { name: 'Details' }).first().click();
      await panel.resize(700);
    });
  }
});
