import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { View } from '../../client/webview/panelProtocol.ts';
import { root } from '../../scripts/setup/paths.ts';
import { launchChromium } from '../e2e/launch/chromium.ts';
import { openPanelPage, REPORTS, themeNames } from '../support/panelPage.ts';
import { comparePictures, shrink } from '../support/pictureDiff.ts';
import { overviewOfFolder } from '../support/reportOverview.ts';
import { NOW, shownMessage } from '../support/shownMessage.ts';
import { byList, direct, ZONE } from '../support/waysOfMail.ts';

const FOLDER = join(root, 'test/fixtures/panel/screens');

/** What another drawing of letters may make of a small picture. */
const MOST_MEAN = 4;
const MOST_CHANGED = 0.03;

const WIDTH = 1100;
const HEIGHT = 1500;

const MESSAGE_PAGE = 'client/webview/main.ts';
const bounce = readFileSync(join(root, 'samples/messages/bounce.eml'), 'latin1');

/** Each view as its user finds it; UPDATE_GOLDEN=1 writes the pictures anew, to be looked at before they are committed. */
const views: Readonly<Record<string, { readonly page: string; readonly view: () => Promise<View> }>> = {
  paste: { page: MESSAGE_PAGE, view: async () => ({ kind: 'paste' }) },
  message: {
    page: MESSAGE_PAGE,
    view: async () => ({ kind: 'message', ...(await shownMessage(byList, { zone: ZONE })) }),
  },
  bounce: {
    page: MESSAGE_PAGE,
    view: async () => ({ kind: 'message', ...(await shownMessage(bounce, { title: 'bounce.eml' })) }),
  },
  compare: {
    page: MESSAGE_PAGE,
    view: async () => ({
      kind: 'compare',
      left: await shownMessage(direct, { zone: ZONE, title: 'arrived.eml' }),
      right: await shownMessage(byList, { zone: ZONE, title: 'refused.eml' }),
    }),
  },
  reports: {
    page: REPORTS,
    view: async () => ({
      kind: 'reports',
      overview: overviewOfFolder(join(root, 'samples/reports')),
      at: NOW,
    }),
  },
};

suite('panels look as they did', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  for (const [name, { page, view }] of Object.entries(views)) {
    test(name, async (t) => {
      const panel = await openPanelPage(browser, page);
      t.after(() => panel.close());
      await panel.resize(WIDTH, HEIGHT);
      await panel.show(await view());
      for (const theme of themeNames) {
        await panel.useTheme(theme);
        const seen = await shrink(browser, await panel.page.screenshot({ animations: 'disabled' }));
        const path = join(FOLDER, `${name}-${theme}.png`);
        if (process.env.UPDATE_GOLDEN === '1') {
          mkdirSync(FOLDER, { recursive: true });
          writeFileSync(path, seen);
        }
        assert.ok(existsSync(path), `${path} is missing: UPDATE_GOLDEN=1 writes it.`);
        const { meanDifference, changedShare } = await comparePictures(browser, readFileSync(path), seen);
        t.diagnostic(
          `${theme}: mean difference ${meanDifference.toFixed(2)}, changed ${(100 * changedShare).toFixed(2)} %`,
        );
        assert.ok(
          meanDifference <= MOST_MEAN && changedShare <= MOST_CHANGED,
          `${name} looks different in ${theme}: if it is meant to, write the pictures anew with UPDATE_GOLDEN=1.`,
        );
      }
    });
  }
});
