import { createRequire } from 'node:module';
import type { Dns, DnsType } from '../../server/src/engine/dns/dns.ts';

type Resolver = (name: string, type: DnsType) => Promise<unknown>;

// By its file: the library's main module loads an HTTP client that is of no use here.
const { spf } = createRequire(import.meta.url)('mailauth/lib/spf') as {
  spf(options: {
    ip: string;
    sender: string;
    helo: string;
    mta: string;
    strict: boolean;
    resolver: Resolver;
  }): Promise<{ status: { result: string } }>;
};

/** The result that mailauth gives for an address, as RFC 7208 says to the letter. */
export async function mailauthResult(ip: string, domain: string, dns: Dns): Promise<string> {
  const sender = `postmaster@${domain}`;
  const { status } = await spf({
    ip,
    sender,
    helo: domain,
    mta: 'mx.test',
    strict: true,
    resolver: resolverOf(dns),
  });
  return status.result;
}

/** A port as mailauth asks for it: as Node's own resolver answers. */
function resolverOf(dns: Dns): Resolver {
  return async (name, type) => {
    const answer = await dns.ask(name, type);
    if (answer.status === 'failed') throw Object.assign(new Error(answer.detail), { code: 'ETIMEOUT' });
    if (answer.status !== 'found') {
      throw Object.assign(new Error(answer.status), {
        code: answer.status === 'noName' ? 'ENOTFOUND' : 'ENODATA',
      });
    }
    if (type === 'TXT') return answer.records.map((text) => [text]);
    if (type !== 'MX') return answer.records;
    return answer.records.map((record) => {
      const { preference, exchange } = record as { preference: number; exchange: string };
      return { priority: preference, exchange };
    });
  };
}
