import type { MessageReport } from './messageReport.ts';

/** Why there is nothing to explain, as a sentence; `undefined` where there are header fields. */
export function whyNoMessage({ headers, findings }: MessageReport): string | undefined {
  if (headers.length > 0) return undefined;
  const said = findings.find(({ severity }) => severity === 'error');
  return said?.message ?? 'This is no message: no line of it is a header field, such as "Subject: Hello".';
}
