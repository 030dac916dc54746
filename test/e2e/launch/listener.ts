import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Report, ScreenshotRequest } from '../protocol.ts';

/** Listens to the suite. */
export interface Listener {
  readonly address: string;
  /** What the suite has reported so far. */
  readonly reports: readonly Report[];
  close(): void;
}

/** Starts listening to the suite; `screenshot` does what its name says, where the editor's window can be reached. */
export async function listen(screenshot: (request: ScreenshotRequest) => Promise<void>): Promise<Listener> {
  const reports: Report[] = [];
  const answer = async (request: IncomingMessage) => {
    const body: unknown = JSON.parse(await text(request));
    if (request.url === '/report') reports.push(body as Report);
    else await screenshot(body as ScreenshotRequest);
  };
  const server = createServer((request, response) => {
    answer(request).then(
      () => response.end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The listener has no port.');
  return { address: `http://127.0.0.1:${address.port}`, reports, close: () => server.close() };
}
