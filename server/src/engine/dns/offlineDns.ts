import type { Dns } from './dns.ts';

/** Asks nobody: what a zone at hand does not know is not known. */
export const offlineDns: Dns = {
  ask: async () => ({ status: 'failed', reason: 'off', detail: 'Lookups are switched off.' }),
};
