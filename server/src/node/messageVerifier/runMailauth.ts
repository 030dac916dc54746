/// <reference path="./mailauth.d.ts" />
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DkimVerifier, type SignatureResult } from 'mailauth/lib/dkim/dkim-verifier.js';
import type { HeaderField } from '../../engine/message/message.ts';
import type { VerifyOptions } from '../../engine/message/verifier.ts';
import type { Keys } from './keys.ts';
import { octetsOf, type SignedMessage } from './signedMessage.ts';

/** The shortest RSA key that counts (RFC 8301 §3.2). */
export const MINIMUM_KEY_BITS = 1024;

/** What mailauth says. */
export interface MailauthRun {
  /** One for each signature; `undefined` for one that it does not look at. */
  readonly results: readonly (SignatureResult | undefined)[];
  readonly verifier: DkimVerifier;
}

/**
 * Has mailauth verify the signatures of a message.
 *
 * @param isKept which fields it gets to see: hundreds of signatures would take it long
 */
export async function runMailauth(
  message: SignedMessage,
  keys: Keys,
  { time, minimumKeyBits = MINIMUM_KEY_BITS, acceptsOld = false }: VerifyOptions,
  isKept: (field: HeaderField) => boolean,
): Promise<MailauthRun> {
  const verifier = new DkimVerifier({
    resolver: (name) => keys.resolve(name),
    curTime: new Date(time),
    minBitLength: minimumKeyBits,
    rejectRsaSha1: !acceptsOld,
  });
  await pipeline(Readable.from(octetsOf(message, isKept), { objectMode: false }), verifier);
  const left = verifier.results.filter(({ status }) => status.result !== 'none');
  const results = verifier.signatureHeaders
    .filter(({ type }) => type === 'DKIM')
    .map(({ skip }) => (skip === undefined ? left.shift() : undefined));
  return { results, verifier };
}
