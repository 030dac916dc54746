import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { PanelRequest, Report, ScreenshotRequest } from '../protocol.ts';

/** Listens to the suite. */
export interface Listener {
  readonly address: string;
  /** What the suite has reported so far. */
  readonly reports: readonly Report[];
  close(): void;
}

/** What is done in the editor's window from outside. */
export interface Hands {
  screenshot(request: ScreenshotRequest): Promise<void>;
  inPanel(request: PanelRequest): Promise<string>;
}

/** Where nothing in the window is touched. */
export const NO_HANDS: Hands = { screenshot: async () => {}, inPanel: async () => '' };

/** Starts listening to the suite. */
export async function listen({ screenshot, inPanel }: Hands): Promise<Listener> {
  const reports: Report[] = [];
  const answer = async (request: IncomingMessage): Promise<string> => {
    const body: unknown = JSON.parse(await text(request));
    if (request.url === '/panel') return inPanel(body as PanelRequest);
    if (request.url === '/report') reports.push(body as Report);
    else await screenshot(body as ScreenshotRequest);
    return '';
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (done) => response.end(done),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The listener has no port.');
  return { address: `http://127.0.0.1:${address.port}`, reports, close: () => server.close() };
}
