import { type HttpAnswer, type HttpReply, isServerFault } from '../../http/http.ts';

/** A file that is there. */
export function isFile(answer: HttpAnswer): answer is HttpReply {
  return answer.status === 'answered' && answer.code === 200;
}

/**
 * Why there is no file, as a sentence; `undefined` where there is one, or where that is not known: the network may be to blame.
 */
export function whyNoFile(answer: HttpAnswer): string | undefined {
  if (answer.status === 'failed') return isServerFault(answer) ? answer.detail : undefined;
  const { code, location, url } = answer;
  if (code === 200) return undefined;
  if (location !== undefined) return `"${url}" leads on to "${shortened(location)}" (HTTP status ${code}).`;
  const words = STATUS[code];
  return `The server answers with HTTP status ${code}${words ? `, ${words}` : ''}.`;
}

const STATUS: Readonly<Record<number, string>> = {
  401: 'and asks for a password',
  403: 'so the file is not for everybody',
  404: 'so there is no such file',
  410: 'so the file is gone',
};

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
