import type { Http } from './http.ts';

/** A client of web servers, which keeps answers for a while. */
export interface OpenHttp extends Http {
  /** Forgets the answers that are kept. */
  forget(): void;
  /** Gives up what is under way and lets go of all that is open. */
  close(): void;
}

/** Loads the machine's client of web servers, with the first file that is fetched. */
export type LoadHttp = () => Promise<() => OpenHttp>;

/** A client that is loaded with the first file. */
export function laterHttp(load: LoadHttp): OpenHttp {
  let opened: Promise<OpenHttp> | undefined;
  const open = () => {
    opened ??= load().then((openHttp) => openHttp());
    return opened;
  };
  return {
    fetch: async (url, options) => (await open()).fetch(url, options),
    forget: () => void opened?.then((client) => client.forget()),
    close: () => void opened?.then((client) => client.close()),
  };
}
