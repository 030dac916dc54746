import type { OpenHttp } from './openHttp.ts';

/** Fetches nothing. */
export const offlineHttp: OpenHttp = {
  fetch: async () => ({ status: 'failed', reason: 'off', detail: 'Lookups are switched off.' }),
  unpack: async () => undefined,
  forget() {},
  close() {},
};
