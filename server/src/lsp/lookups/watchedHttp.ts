import type { Cancel } from '../../engine/dns/dns.ts';
import { type Http, isServerFault } from '../../engine/http/http.ts';
import type { Watched } from './watchedDns.ts';

/** Fetches as `http` does until it is given up, and notes what comes of it beside the questions of a run. */
export function watchedHttp(http: Http, watched: Watched, cancel: Cancel): Http {
  return {
    unpack: http.unpack,
    async fetch(url, options) {
      watched.waiting++;
      const answer = await http.fetch(url, { ...options, cancel });
      watched.waiting--;
      if (answer.status === 'answered' || isServerFault(answer)) {
        watched.answered++;
        // What DNS does not answer is noted there.
      } else if (answer.reason === 'unreachable' || answer.reason === 'timeout') {
        watched.failures++;
        watched.reason = answer.detail;
      }
      return answer;
    },
  };
}
