import { type Browser, chromium } from 'playwright-core';
import { findCommand } from '../../../scripts/setup/tools.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium without a window, kept from everything on the network that is not asked for. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findCommand('chromium');
  if (executablePath === undefined) throw new Error('Chromium is missing: npm run setup installs it.');
  return chromium.launch({ executablePath, args: flags });
}
