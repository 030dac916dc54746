import type { Http } from './http.ts';

/** Fetches nothing. */
export const offlineHttp: Http = {
  fetch: async () => ({ status: 'failed', reason: 'off', detail: 'Lookups are switched off.' }),
  unpack: async () => undefined,
};
