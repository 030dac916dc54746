import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { HttpAnswer, HttpFault, HttpReply } from '../../engine/http/http.ts';
import type { Address } from './addresses.ts';
import { authorities } from './authorities.ts';
import { fault, faultOf } from './faults.ts';
import { unpack } from './unpack.ts';

/** A file to fetch, redirections not followed. */
export interface FileRequest {
  readonly url: URL;
  readonly addresses: readonly Address[];
  /** Where the server listens, if its address names no port. */
  readonly port: number;
  readonly ca: readonly string[] | undefined;
  /** A file with more octets is not read to its end. */
  readonly most: number;
  /** Milliseconds since 1970. */
  readonly at: () => number;
}

/** Fetches a file on a connection of its own, which is closed with what came of it. The signal's reason is a fault. */
export function getFile(wanted: FileRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const { url, addresses, port, ca = authorities() } = wanted;
  return new Promise((resolve) => {
    const request = httpsRequest(url, {
      port: url.port === '' ? port : Number(url.port),
      agent: false,
      ...(ca && { ca: [...ca] }),
      // DNS was asked already, by those whom the user has named.
      lookup: (_, { all }, tell) => {
        if (all) tell(null, [...addresses]);
        else tell(null, addresses[0]?.address ?? '', addresses[0]?.family);
      },
      headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'hostmaster' },
    });
    const end = (answer: HttpAnswer) => {
      signal.removeEventListener('abort', abort);
      request.removeAllListeners().on('error', ignore);
      request.destroy();
      resolve(answer);
    };
    const abort = () => end(signal.reason as HttpFault);
    const failed = (error: Error) => end(faultOf(url, error));
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort);
    request.on('error', failed);
    request.on('response', (response) => {
      response.on('error', failed);
      const head = headOf(response, wanted);
      if (head.code === 200) readBody(response, head, wanted, end);
      else end(head);
    });
    request.end();
  });
}

function headOf({ statusCode = 0, headers }: IncomingMessage, { url, at }: FileRequest): HttpReply {
  const isRedirect = statusCode >= 300 && statusCode < 400 && headers.location !== undefined;
  return {
    status: 'answered',
    code: statusCode,
    type: headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase(),
    body: new Uint8Array(),
    url: url.href,
    location: isRedirect ? headers.location : undefined,
    at: at(),
  };
}

function readBody(
  response: IncomingMessage,
  head: HttpReply,
  { url, most }: FileRequest,
  end: (answer: HttpAnswer) => void,
): void {
  const tooLarge = () => end(fault('tooLarge', `"${url.href}" has more than ${kilobytes(most)} kilobytes.`));
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= most) chunks.push(chunk);
    else tooLarge();
  });
  response.on('end', () => {
    const sent = Buffer.concat(chunks);
    const coding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    if (coding === 'identity' || coding === '') {
      end({ ...head, body: sent });
    } else if (coding === 'gzip' || coding === 'x-gzip') {
      void unpack(sent, most).then((body) => {
        if (body === 'tooLarge') tooLarge();
        else if (body === 'damaged') end(fault('malformed', `"${url.href}" is said to be gzip, and is not.`));
        else end({ ...head, body });
      });
    } else {
      end(fault('malformed', `"${url.href}" is sent as "${coding.slice(0, 40)}", which was not asked for.`));
    }
  });
}

function kilobytes(octets: number): number {
  return Math.round(octets / 1024);
}

function ignore(): void {}
