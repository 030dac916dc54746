import type { Frame, Page } from 'playwright-core';
import { root } from '../../../scripts/setup/paths.ts';
import type { PanelRequest, ScreenshotRequest } from '../protocol.ts';
import type { Hands } from './listener.ts';

/** How long a page may take to show what is waited for, and how often it is looked for; in milliseconds. */
const PATIENCE = 30_000;
const INTERVAL = 50;

/** Works in a window of VS Code as a user would. */
export function handsOn(page: Page): Hands {
  return {
    async screenshot({ name, awaits }: ScreenshotRequest) {
      await page.waitForSelector(awaits);
      // Colours that fade from one theme to the next are taken at their end.
      await page.screenshot({ path: `${root}/test/e2e/screenshots/${name}.png`, animations: 'disabled' });
    },
    async inPanel({ selector, does }: PanelRequest) {
      const element = (await frameWith(page, selector)).locator(selector).first();
      switch (does.kind) {
        case 'click':
          await element.click();
          return '';
        case 'focus':
          await element.focus();
          return '';
        case 'press':
          await element.press(does.key);
          return '';
        case 'fill':
          await element.fill(does.text);
          return '';
        case 'paste':
          await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(does.text)})`);
          await element.press('ControlOrMeta+V');
          return '';
        case 'read':
          return (await element.textContent()) ?? '';
        default:
          return '';
      }
    },
  };
}

/** The page of a panel that shows an element: several may be open, and one is made anew whenever it is shown again. */
export async function frameWith(page: Page, selector: string): Promise<Frame> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    for (const frame of page.frames()) {
      if (frame === page.mainFrame()) continue;
      const isThere = await frame
        .locator(selector)
        .first()
        .isVisible()
        .catch(() => false);
      if (isThere) return frame;
    }
    if (Date.now() > end) throw new Error(`No panel shows ${selector}.`);
    await page.waitForTimeout(INTERVAL);
  }
}
