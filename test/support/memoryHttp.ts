import { gunzipSync } from 'node:zlib';
import type { Http } from '../../server/src/engine/http/http.ts';
import type { ExampleFile } from '../../server/src/engine/rules/rule.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';

/**
 * Answers from files by address; what is not among them is not found.
 *
 * @param at the time of answers, in milliseconds since 1970
 */
export function memoryHttp(files: Readonly<Record<string, ExampleFile>>, at: number): Http {
  return {
    async fetch(url) {
      const { code = 200, type, body = '' } = files[url] ?? { code: 404 };
      return { status: 'answered', code, type, body: encodeUtf8(body), url, location: undefined, at };
    },
    async unpack(packed, most) {
      try {
        return gunzipSync(packed, { maxOutputLength: most });
      } catch {
        return undefined;
      }
    },
  };
}
