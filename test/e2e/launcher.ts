import { launcherVariable, type Report, type ScreenshotRequest } from './protocol.ts';

async function post(path: string, body: unknown): Promise<void> {
  const base = process.env[launcherVariable];
  if (base === undefined) throw new Error(`${launcherVariable} is not set: start the suite with npm test.`);
  const response = await fetch(base + path, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
}

/** Tells the launcher how a case ended, or a fact to print. */
export const report = (body: Report): Promise<void> => post('/report', body);

/** Takes a picture of the editor, where the launcher can. */
export const screenshot = (body: ScreenshotRequest): Promise<void> => post('/screenshot', body);
