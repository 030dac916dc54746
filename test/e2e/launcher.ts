import { launcherVariable, type PanelRequest, type Report, type ScreenshotRequest } from './protocol.ts';

async function post(path: string, body: unknown): Promise<string> {
  const base = process.env[launcherVariable];
  if (base === undefined) throw new Error(`${launcherVariable} is not set: start the suite with npm test.`);
  const response = await fetch(base + path, { method: 'POST', body: JSON.stringify(body) });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${path}: ${answer}`);
  return answer;
}

/** Tells the launcher how a case ended, or a fact to print. */
export const report = async (body: Report): Promise<void> => void (await post('/report', body));

/** Takes a picture of the editor, where the launcher can. */
export const screenshot = async (body: ScreenshotRequest): Promise<void> =>
  void (await post('/screenshot', body));

/** Does something in the page of a panel; see {@link PanelRequest}. */
export const inPanel = (selector: string, does: PanelRequest['does'] = { kind: 'await' }): Promise<string> =>
  post('/panel', { selector, does } satisfies PanelRequest);
