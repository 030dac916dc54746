import type { HttpOptions, OpenHttp } from '../engine/http/openHttp.ts';
import { createHttpClient } from './http/httpClient.ts';

/** The client of web servers of this machine. */
export function openHttp({ now = Date.now }: HttpOptions): OpenHttp {
  return createHttpClient({ now });
}
