import type { OpenHttp } from '../engine/http/openHttp.ts';
import { createHttpClient } from './http/httpClient.ts';

/** The client of web servers of this machine. */
export function openHttp(): OpenHttp {
  return createHttpClient();
}
