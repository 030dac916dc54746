import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fill } from '../../scripts/generate/fill.ts';
import { root } from '../../scripts/setup/paths.ts';
import { launchChromium } from '../e2e/launch/chromium.ts';
import { chart } from './chart.ts';
import { profileTables } from './profileTables.ts';
import type { Results } from './results.ts';
import { summary, tables } from './tables.ts';

const PICTURE = 'docs/images/speed';

/** How many files and functions of the profile are listed. */
const TOP = 15;

/** Puts the results into the documentation: tables between marks, and the picture. */
export async function publishResults(results: Results): Promise<void> {
  const { cold, profile } = results;
  if (cold === undefined || profile === undefined) {
    throw new Error('What is written down needs the parts cold and profile.');
  }
  const svg = chart(cold);
  writeFileSync(join(root, `${PICTURE}.svg`), svg);
  await drawPng(svg, join(root, `${PICTURE}.png`));
  put('docs/PERFORMANCE.md', 'bench', tables(results));
  put('docs/PERFORMANCE.md', 'profile', profileTables(profile.times, TOP));
  put('README.md', 'bench', summary(results));
}

function put(file: string, mark: string, text: string): void {
  const path = join(root, file);
  writeFileSync(path, fill(readFileSync(path, 'utf8'), mark, `\n${text}\n`));
}

/** The picture for the README, on a ground of its own: the Marketplace takes no SVG. */
async function drawPng(svg: string, path: string): Promise<void> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ colorScheme: 'light', deviceScaleFactor: 2 });
    await page.setContent(
      `<body style="margin:0"><div style="display:inline-block;padding:12px;background:#fff">${svg}</div>`,
    );
    await page.locator('div').screenshot({ path });
  } finally {
    await browser.close();
  }
}
