import type { Http } from './http.ts';

/** A client of web servers, which keeps answers for a while. */
export interface OpenHttp extends Http {
  /** Forgets the answers that are kept. */
  forget(): void;
  /** Gives up what is under way and lets go of all that is open. */
  close(): void;
}

/** Loads the machine's client of web servers, with the first file that is fetched. */
export type LoadHttp = () => Promise<(options: HttpOptions) => OpenHttp>;

export interface HttpOptions {
  /** Milliseconds since 1970; the machine's clock unless given. */
  readonly now?: (() => number) | undefined;
}

/** A client that is loaded with the first file. */
export function laterHttp(load: LoadHttp, options: HttpOptions = {}): OpenHttp {
  let opened: Promise<OpenHttp> | undefined;
  const open = () => {
    opened ??= load().then((openHttp) => openHttp(options));
    return opened;
  };
  return {
    fetch: async (url, how) => (await open()).fetch(url, how),
    unpack: async (packed, most) => (await open()).unpack(packed, most),
    forget: () => void opened?.then((client) => client.forget()),
    close: () => void opened?.then((client) => client.close()),
  };
}
