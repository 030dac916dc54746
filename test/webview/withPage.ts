import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';
import { openPanelPage, type PanelPage, themeNames } from '../support/panelPage.ts';

/** A page for the tests of a suite, empty before each, closed behind the last one. */
export function withPage(): () => PanelPage {
  let page: PanelPage | undefined;
  before(async () => {
    page = await openPanelPage();
  });
  // A message that is shown again keeps the reader's place: each test begins with another view.
  beforeEach(() => page?.show({ kind: 'paste' }));
  after(() => page?.close());
  return () => {
    if (page === undefined) throw new Error('The page is there only while tests run.');
    return page;
  };
}

/** Rules of axe-core. */
const ABOUT_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Holds what the page shows to what every view has to keep: axe-core finds nothing in any theme, nothing is wider than the page at
 * 320 pixels and at 2,000, nothing was loaded or run.
 */
export async function keepsToRules(panel: PanelPage): Promise<void> {
  for (const width of [320, 2000]) {
    await panel.resize(width);
    const wide = await panel.page.evaluate('document.documentElement.scrollWidth - innerWidth');
    assert.ok(Number(wide) <= 0, `${wide} pixels too wide at ${width}`);
  }
  await panel.resize(700);
  await panel.page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);
  for (const [i, theme] of themeNames.entries()) {
    await panel.useTheme(theme);
    // Of one theme and the next nothing but colours differs.
    assert.deepEqual(await (i === 0 ? panel.axe() : panel.axe(...ABOUT_COLOURS)), [], theme);
  }
  assert.deepEqual(panel.complaints, []);
}
