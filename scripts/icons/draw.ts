// Draws the extension's icon from its vector form: node scripts/icons/draw.ts
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { root } from '../setup/paths.ts';
import { findCommand } from '../setup/tools.ts';

const drawing = readFileSync(`${root}/scripts/icons/hostmaster.svg`, 'utf8');
const browser = await chromium.launch({
  executablePath: findCommand('chromium') ?? 'chromium',
  args: ['--no-sandbox'],
});
for (const size of [128, 256]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${drawing}`);
  await page.screenshot({ path: `${root}/syntaxes/icons/hostmaster-${size}.png`, omitBackground: true });
}
await browser.close();
