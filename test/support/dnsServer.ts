import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type DecodedPacket, decode } from 'dns-packet';
import { keyOf, readDnsTable, type ZoneData } from './dnsData.ts';
import { type Asked, type Behaviour, questionEnd, response } from './dnsResponse.ts';
import { createWebServer } from './dnsWebServer.ts';

export type { ZoneData } from './dnsData.ts';
export type { Asked, Behaviour } from './dnsResponse.ts';

/** A name server on loopback, over UDP and TCP on one port, and over HTTP (RFC 8484). */
export interface DnsServer {
  readonly host: string;
  readonly port: number;
  /** `HOST:PORT`. */
  readonly address: string;
  /** Where it answers over HTTP. */
  readonly url: string;
  /** What it was asked, in turn. */
  readonly asked: readonly Asked[];
  /** How many connections are open, over whatever. */
  readonly connections: () => number;
  close(): Promise<void>;
}

export interface ServerOptions {
  /** Of rows, in seconds. */
  readonly ttl?: number;
  /** Of the SOA record in negative answers (RFC 2308 §5), in seconds. */
  readonly soa?: { readonly ttl: number; readonly minimum: number };
  readonly host?: string;
  /** Answers over HTTPS instead of HTTP: by HTTP/2 alone, or by HTTP/1.1 alone. */
  readonly tls?: 'h2' | 'http/1.1';
}

/**
 * Starts a name server that answers as a resolver would, with NXDOMAIN for names that it does not have.
 *
 * @param data rows as in the RFC 7208 suite, or a zone's text
 * @param behave what it does with a question; it answers where that says nothing
 */
export async function startDnsServer(
  data: ZoneData | string,
  behave: (asked: Asked) => Behaviour | readonly Behaviour[] | undefined = () => undefined,
  { ttl = 300, soa = { ttl: 300, minimum: 300 }, host = '127.0.0.1', tls }: ServerOptions = {},
): Promise<DnsServer> {
  const table = readDnsTable(data, ttl);
  const asked: Asked[] = [];
  const counts = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  const connections = new Set<Socket>();
  const { tcp, udp, port } = await listen(host);
  const stranger = createSocket(host.includes(':') ? 'udp6' : 'udp4');

  /** Answers one message; `send` gets each answer, or undefined to end the connection. */
  const serve = async (
    message: Buffer,
    { transport, from }: Pick<Asked, 'transport' | 'from'>,
    send: (reply: Buffer | undefined, forged: boolean) => void,
  ): Promise<void> => {
    let query: DecodedPacket;
    try {
      query = decode(message);
    } catch {
      return;
    }
    const [question] = query.questions ?? [];
    if (question === undefined) return;
    const key = `${keyOf(question.name)} ${question.type}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const opt = query.additionals?.find((each) => each.type === 'OPT');
    const payload = opt?.type === 'OPT' ? opt.udpPayloadSize : undefined;
    const noted = { name: question.name, type: question.type, transport, payload, from, count };
    asked.push(noted);
    const wanted: readonly Behaviour[] = [behave(noted) ?? 'answer'].flat();
    // Who only waits answers then.
    const isMute = wanted.every((each) => typeof each === 'object');
    const asking = message.subarray(12, questionEnd(message));
    for (const behaviour of isMute ? [...wanted, 'answer' as const] : wanted) {
      if (typeof behaviour === 'object') {
        await ('until' in behaviour ? behaviour.until : wait(behaviour.delay, timers));
        continue;
      }
      const reply = response(table, soa, query, transport, behaviour, asking);
      if (reply !== undefined || behaviour === 'close') send(reply, behaviour === 'wrongSource');
    }
  };

  udp.on('message', (message, peer) => {
    void serve(message, { transport: 'udp', from: peer.port }, (reply, forged) => {
      if (reply !== undefined) sendTo(forged ? stranger : udp, reply, peer.port, peer.address);
    });
  });
  tcp.on('connection', (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket)).on('error', () => socket.destroy());
    readFramed(socket, (message) => {
      void serve(message, { transport: 'tcp', from: socket.remotePort ?? 0 }, (reply) => {
        if (reply === undefined) socket.destroy();
        else if (socket.writable) socket.write(Buffer.concat([lengthOf(reply), reply]));
      });
    });
  });
  const http = createWebServer(tls, (message, from, send) => {
    void serve(message, { transport: 'https', from }, send);
  });
  http.on('connection', (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
  });
  http.listen(0, host);
  await once(http, 'listening');
  const literal = host.includes(':') ? `[${host}]` : host;

  return {
    host,
    port,
    address: `${literal}:${port}`,
    url: `${tls === undefined ? 'http' : 'https'}://${literal}:${(http.address() as AddressInfo).port}/dns-query`,
    asked,
    connections: () => connections.size,
    async close() {
      for (const timer of timers) clearTimeout(timer);
      for (const socket of connections) socket.destroy();
      udp.close();
      stranger.close();
      await Promise.all([closed(tcp), closed(http)]);
    },
  };
}

/** One port, free for both transports. */
async function listen(host: string): Promise<{ tcp: Server; udp: UdpSocket; port: number }> {
  for (let attempt = 0; ; attempt++) {
    const tcp = createServer().listen(0, host);
    await once(tcp, 'listening');
    const { port } = tcp.address() as AddressInfo;
    const udp = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    try {
      udp.bind(port, host);
      await once(udp, 'listening');
      return { tcp, udp, port };
    } catch (error) {
      udp.close();
      tcp.close();
      if (attempt === 20) throw error;
    }
  }
}

function sendTo(socket: UdpSocket, reply: Buffer, port: number, address: string): void {
  // Who asked may have gone.
  socket.send(reply, port, address, () => {});
}

/** Calls back with each message of a stream (RFC 1035 §4.2.2). */
function readFramed(socket: Socket, take: (message: Buffer) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
      const end = 2 + rest.readUInt16BE(0);
      take(rest.subarray(2, end));
      rest = rest.subarray(end);
    }
  });
}

function lengthOf(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return length;
}

function wait(milliseconds: number, timers: Set<NodeJS.Timeout>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      resolve();
    }, milliseconds);
    timers.add(timer);
  });
}

function closed(server: { close(done: () => void): unknown }): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
