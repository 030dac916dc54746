import { createRequire } from 'node:module';
import { growTreeOf } from '../../../server/src/engine/mail/spf/tree/growTree.ts';
import { createDnsClient, type DnsClient } from '../../../server/src/node/dns/dnsClient.ts';
import { parseResolver } from '../../../server/src/node/dns/resolvers.ts';
import { startDnsServer } from '../../support/dnsServer.ts';
import { spfTreeZone } from '../../support/spfTreeZone.ts';

/** Milliseconds that the name server takes for an answer. */
const ROUND_TRIP = 20;
const DEPTH = 4;
const RUNS = 7;

/** How long it takes to know what an SPF record costs, in milliseconds: medians. */
export interface SpfTreeTimes {
  readonly records: number;
  readonly depth: number;
  readonly roundTrip: number;
  readonly tree: number;
  /** mailauth, which evaluates the same records one after the other for an address that none of them has. */
  readonly mailauth: number;
}

// By its file: the library's main module loads an HTTP client that is of no use here.
const { spf } = createRequire(import.meta.url)('mailauth/lib/spf') as {
  spf(options: object): Promise<{ readonly lookups: { readonly count: number } }>;
};

/** Measures both against a real name server on this machine, with nothing kept from one run to the next. */
export async function measureSpfTree(): Promise<SpfTreeTimes> {
  const { zone, records } = spfTreeZone(DEPTH);
  const server = await startDnsServer(zone, () => ({ delay: ROUND_TRIP }));
  const resolver = parseResolver(server.address);
  if (typeof resolver === 'string') throw new Error(resolver);
  const measure = async (run: (dns: DnsClient) => Promise<number>): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      const dns = createDnsClient({ resolvers: [resolver] });
      const start = performance.now();
      const lookups = await run(dns);
      times.push(performance.now() - start);
      dns.close();
      if (lookups !== records - 1) throw new Error(`${lookups} lookups of ${records - 1} were counted`);
    }
    return times.sort((a, b) => a - b)[RUNS >> 1] as number;
  };
  try {
    const tree = await measure(async (dns) => (await growTreeOf('example.com', dns)).lookups);
    const mailauth = await measure(async (dns) => (await evaluate(dns)).lookups.count);
    return { records, depth: DEPTH, roundTrip: ROUND_TRIP, tree, mailauth };
  } finally {
    await server.close();
  }
}

function evaluate(dns: DnsClient) {
  return spf({
    ip: '203.0.113.1',
    sender: 'postmaster@example.com',
    helo: 'example.com',
    mta: 'mx.test',
    strict: true,
    maxResolveCount: 1000,
    maxVoidCount: 1000,
    resolver: async (name: string) => {
      const answer = await dns.ask(name, 'TXT');
      return answer.status === 'found' ? answer.records.map((text) => [text]) : [];
    },
  });
}

if (process.argv[1] === import.meta.filename) {
  const { records, depth, roundTrip, tree, mailauth } = await measureSpfTree();
  const share = tree / (depth * roundTrip);
  console.log(`A tree of ${records} SPF records, ${depth} deep, at ${roundTrip} ms an answer:`);
  console.log(`  hostmaster ${tree.toFixed(0)} ms, ${share.toFixed(2)} × depth × round trip`);
  console.log(`  mailauth   ${mailauth.toFixed(0)} ms, one lookup after the other`);
}
