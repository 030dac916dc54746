import type { Config } from '../../engine/config/config.ts';
import type { LoadDns, OpenDns } from '../../engine/dns/openDns.ts';

/** Settings of several folders may differ; more than a few do not. */
const MOST = 4;

/** The clients of the resolvers that are configured: one for all zones with the same settings, so that they share answers. */
export interface DnsClients {
  for(config: Config): Promise<OpenDns>;
}

export function createDnsClients(loadDns: LoadDns): DnsClients {
  const clients = new Map<string, Promise<OpenDns>>();
  return {
    for(config) {
      const options = { resolvers: config['dns.resolvers'], timeout: config['dns.timeout'] };
      const key = JSON.stringify(options);
      const known = clients.get(key);
      if (known !== undefined) return known;
      const opened = loadDns().then((open) => open(options));
      clients.set(key, opened);
      const [oldest] = clients;
      if (clients.size > MOST && oldest !== undefined) {
        clients.delete(oldest[0]);
        void oldest[1].then((client) => client.close());
      }
      return opened;
    },
  };
}
