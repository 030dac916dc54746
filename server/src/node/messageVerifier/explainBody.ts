import { createHash } from 'node:crypto';
import { bodyChanges } from '../../engine/message/dkim/bodyChanges.ts';
import { canonicalBody, canonicalLines } from '../../engine/message/dkim/canonicalBody.ts';
import type { SignatureField } from '../../engine/message/dkim/signatureField.ts';

/** What is spent on one message to find out what happened to its body: in octets, a line counting as so many. */
const MOST_SPENT = 48 * 1024 * 1024;
const LINE_COST = 32;
/** Lines at which it may have ended. */
const MOST_ENDS = 5000;
/** Lines that a footer or a banner has. */
const MOST_ADDED = 60;

/** What is left to be spent on a message, and what was found out: signatures often have one body hash. */
export interface Budget {
  left: number;
  readonly causes: Map<string, BodyCause | undefined>;
}

/** What was done to a body. */
export interface BodyCause {
  /** As a sentence. */
  readonly cause: string;
  /** The body as it was signed, one unit for each octet; `undefined` where that is not known. */
  readonly was: string | undefined;
}

/** What may be spent on one message. */
export function bodyBudget(): Budget {
  return { left: MOST_SPENT, causes: new Map() };
}

/** Whether a body is the one that was signed; and whether there is nothing left to try another. */
interface Tries {
  isIt(was: string): boolean;
  isSpent(): boolean;
}

type Hashed = Pick<SignatureField, 'algorithm' | 'body' | 'bodyHash' | 'length'>;

/** The hash of a body for a signature, in base64 (RFC 6376 §3.7); one unit for each octet, lines end in CRLF. */
export function bodyHashOf(
  body: string,
  { algorithm, body: canonicalization = 'simple', length }: Hashed,
): string {
  const canonical = canonicalBody(body, canonicalization);
  return hash(algorithm)
    .update(length === undefined ? canonical : canonical.slice(0, length), 'latin1')
    .digest('base64');
}

/**
 * What was most likely done to a body after it was signed, found by trying: the hash is right without it.
 *
 * @param encoding Content-Transfer-Encoding of the message, in lower case
 * @returns `undefined` where nothing that was tried explains it
 */
export function explainBody(
  body: string,
  signature: Hashed,
  encoding: string,
  contentType: string,
  budget: Budget,
): BodyCause | undefined {
  const key = [signature.algorithm, signature.body, signature.bodyHash, signature.length].join(' ');
  if (!budget.causes.has(key))
    budget.causes.set(key, findCause(body, signature, encoding, contentType, budget));
  return budget.causes.get(key);
}

function findCause(
  body: string,
  signature: Hashed,
  encoding: string,
  contentType: string,
  budget: Budget,
): BodyCause | undefined {
  const lines = body.split('\r\n').length;
  const cost = 1 + (LINE_COST * lines) / Math.max(1, body.length);
  const tries: Tries = {
    isIt(was) {
      budget.left -= was.length * cost;
      return budget.left > 0 && bodyHashOf(was, signature) === signature.bodyHash;
    },
    isSpent: () => budget.left <= 0,
  };
  budget.left -= body.length * cost;
  if (tries.isSpent()) return undefined;
  const end = endOf(body, signature);
  if (end !== undefined) return end;
  for (const { cause, was } of bodyChanges(body, encoding, contentType)) {
    if (tries.isIt(was)) return { cause, was };
    budget.left -= was.length * cost;
    if (tries.isSpent()) return undefined;
    const earlier = endOf(was, signature, false);
    if (earlier !== undefined) return { cause: `${cause} ${earlier.cause}`, was: earlier.was };
  }
  return (
    withoutPart(body, tries) ??
    withoutLines(body, tries) ??
    (isCutOff(body, contentType)
      ? {
          cause: 'The body ends before its last part does: it was cut off, or not copied whole.',
          was: undefined,
        }
      : undefined)
  );
}

/** A footer: the body was signed up to one of its lines. */
function endOf(
  body: string,
  { algorithm, body: canonicalization = 'simple', bodyHash }: Hashed,
  canBeEmpty = true,
): BodyCause | undefined {
  const lines = canonicalLines(body, canonicalization);
  const first = lines.length - MOST_ENDS;
  const running = hash(algorithm);
  const empty = hash(algorithm).update(canonicalization === 'simple' ? '\r\n' : '');
  if (canBeEmpty && empty.digest('base64') === bodyHash)
    return {
      cause:
        'The signature is that of an empty body: all of it was added after that, or the server that signs does not see it.',
      was: '',
    };
  if (first > 0) running.update(`${lines.slice(0, first).join('\r\n')}\r\n`, 'latin1');
  for (let i = Math.max(0, first); i < lines.length - 1; i++) {
    const line = lines[i] as string;
    running.update(`${line}\r\n`, 'latin1');
    if (line === '') continue;
    if (running.copy().digest('base64') !== bodyHash) continue;
    const added = lines.slice(i + 1);
    return {
      cause: `A footer of ${count(added.length)} was appended: "${shown(added.find((each) => /[a-z]/i.test(each)) ?? '')}".`,
      was: `${lines.slice(0, i + 1).join('\r\n')}\r\n`,
    };
  }
  return undefined;
}

/** A list that puts the message into a part of its own, with its footer in another. */
function withoutPart(body: string, { isIt }: Tries): BodyCause | undefined {
  const boundary = /^(?:.*\r\n){0,3}?--([^\r\n]{1,70})\r\n/.exec(body.slice(0, 2000))?.[1];
  if (boundary === undefined) return undefined;
  const parts = body.split(`--${boundary}`).slice(1, 6);
  for (const part of parts) {
    const start = part.indexOf('\r\n\r\n');
    if (start < 0) continue;
    const content = part.slice(start + 4);
    if (isIt(content))
      return {
        cause: 'The message was wrapped into one with several parts, as lists do to add a footer.',
        was: content,
      };
  }
  return undefined;
}

/** A banner at the beginning, or a footer within a part: lines of the body are left out, up to a boundary or the begin. */
function withoutLines(body: string, { isIt, isSpent }: Tries): BodyCause | undefined {
  const lines = body.split('\r\n');
  for (let i = 1; i < Math.min(lines.length, MOST_ADDED) && !isSpent(); i++) {
    const was = lines.slice(i).join('\r\n');
    if (isIt(was))
      return {
        was,
        cause: `A banner of ${count(i)} was put before it: "${shown(lines.slice(0, i).find((each) => each.trim() !== '') ?? '')}".`,
      };
  }
  const stops = [...lines.keys()].filter((i) => i > 0 && /^--\S/.test(lines[i] as string)).slice(0, 20);
  for (const stop of stops) {
    for (const behind of [stop, stop - 1]) {
      for (let start = behind - 1; start > Math.max(0, behind - MOST_ADDED) && !isSpent(); start--) {
        const was = [...lines.slice(0, start), ...lines.slice(behind)].join('\r\n');
        if (isIt(was))
          return {
            was,
            cause: `A footer of ${count(behind - start)} was put into one of its parts: "${shown(lines.slice(start, behind).find((each) => /[a-z]/i.test(each)) ?? '')}".`,
          };
      }
    }
  }
  return undefined;
}

function isCutOff(body: string, contentType: string): boolean {
  const boundary = /boundary\s?=\s?"?([^"\s;]{1,70})/i.exec(contentType)?.[1];
  return boundary !== undefined && !body.includes(`--${boundary}--`);
}

function hash(algorithm: string | undefined) {
  return createHash(algorithm?.endsWith('sha1') ? 'sha1' : 'sha256');
}

function count(lines: number): string {
  return lines === 1 ? 'one line' : `${lines} lines`;
}

/** The begin of a line, as far as it can be shown. */
function shown(line: string): string {
  const text = Buffer.from(line, 'latin1')
    .toString('utf8')
    .replaceAll(/[\p{C}\ufffd]/gu, '')
    .trim();
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
