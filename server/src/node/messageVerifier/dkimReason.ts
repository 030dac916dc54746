import { tagOf } from '../../engine/mail/tags/tagList.ts';
import { isWithin, keyName, type SignatureField } from '../../engine/message/dkim/signatureField.ts';
import type { AuthResult, DkimVerdict } from '../../engine/message/messageReport.ts';
import type { VerifyOptions } from '../../engine/message/verifier.ts';
import type { ChangedFields } from './changedFields.ts';
import type { KeyAnswer } from './keys.ts';
import { MINIMUM_KEY_BITS } from './runMailauth.ts';

/** All that is known of one signature. */
export interface DkimFacts {
  readonly signature: SignatureField;
  readonly problem: string | undefined;
  readonly answer: KeyAnswer | undefined;
  readonly bodyHash: DkimVerdict['bodyHash'];
  readonly headerHash: DkimVerdict['headerHash'];
  /** Whether the key is certainly not the one that it was made with. */
  readonly isOtherKey: boolean;
  /** What mailauth says, where it looks at it. */
  readonly found:
    | {
        readonly status: {
          readonly result: string;
          readonly comment?: string | false;
          readonly underSized?: number;
        };
      }
    | undefined;
  readonly options: VerifyOptions;
  readonly changed: ChangedFields;
  readonly likelyCause: string | undefined;
}

interface Judged {
  readonly result: AuthResult;
  readonly reason: string;
}

/** The result of a signature, and why it is that (RFC 6376 §6.1, RFC 8601 §2.7.1). */
export function dkimReason(facts: DkimFacts): Judged {
  const { signature, problem, answer, bodyHash, headerHash, options } = facts;
  const { domain } = signature;
  if (problem !== undefined) return { result: 'permerror', reason: problem };
  if (signature.algorithm === 'rsa-sha1' && options.acceptsOld !== true)
    return {
      result: 'policy',
      reason:
        'It is made with SHA-1, which verifiers must not accept any more. Sign with rsa-sha256 (RFC 8301 §3.1).',
    };
  // The key comes before what it is for (RFC 6376 §6.1.2, §6.1.3).
  if (answer?.status === 'unusable')
    return {
      result: 'permerror',
      reason:
        bodyHash === 'mismatch' ? `${answer.reason} Besides, ${lowerFirst(bodyText(facts))}` : answer.reason,
    };
  const refused = answer?.status === 'found' ? refusal(facts, answer) : undefined;
  if (refused !== undefined) return refused;
  if (facts.isOtherKey)
    return {
      result: 'fail',
      reason: `The signature was not made with the key that is at "${keyName(signature)}" now: the key was replaced since, or the server that signs has another. Whether the header is as it was signed cannot be told.${bodyHash === 'mismatch' ? ` ${bodyText(facts)}` : ''}`,
    };
  if (bodyHash === 'mismatch' || headerHash === 'mismatch')
    return { result: 'fail', reason: changeText(facts) };
  if (answer?.status === 'off')
    return {
      result: 'unknown',
      reason: `${bodyHash === 'match' ? 'The body is as it was signed. ' : ''}Whether the header is cannot be told without the key at "${keyName(signature)}", which is in DNS.`,
    };
  if (answer?.status === 'temporary') return { result: 'temperror', reason: answer.reason };
  if (signature.expires !== undefined && signature.expires * 1000 < options.time)
    return {
      result: 'neutral',
      reason: `The signature is right, but it expired at ${new Date(signature.expires * 1000).toISOString()}, before the time at which it is judged: "${domain}" wants it not to count any more.`,
    };
  if (bodyHash === 'unknown')
    return {
      result: 'unknown',
      reason:
        'The header is as it was signed. The body is not at hand: whether it is as it was signed is not known. Save the whole message (.eml) to have that checked.',
    };
  const said = facts.found?.status;
  if (said?.result !== 'pass')
    return {
      result: said?.result === 'fail' ? 'fail' : said?.result === 'temperror' ? 'temperror' : 'permerror',
      reason: `The signature is not accepted: ${said?.comment || (said?.result ?? 'its tags are not understood')}.`,
    };
  return {
    result: 'pass',
    reason: `"${domain}" vouches for the message: the signed header fields and the body are as they were signed.`,
  };
}

/** Why a key must not be used for a signature, though it is its key (RFC 6376 §6.1.2). */
function refusal(
  { signature, options }: DkimFacts,
  { key, record }: Extract<KeyAnswer, { status: 'found' }>,
): Judged | undefined {
  const name = keyName(signature);
  const [type, hash = ''] = (signature.algorithm ?? '').split('-');
  const list = (tag: string) =>
    tagOf(record, tag)
      ?.value.toLowerCase()
      .split(':')
      .map((item) => item.trim());
  const services = list('s');
  const hashes = list('h');
  const permanent = (reason: string): Judged => ({ result: 'permerror', reason });
  if (type !== key.type)
    return permanent(
      `The signature is made with ${type}, but the key at "${name}" is one of ${key.type} (RFC 6376 §6.1.2).`,
    );
  if (services !== undefined && !services.includes('*') && !services.includes('email'))
    return permanent(
      `The key at "${name}" is not for mail: its "s" is "${services.join(':')}" (RFC 6376 §3.6.1).`,
    );
  if (hashes !== undefined && !hashes.includes(hash))
    return permanent(
      `The key at "${name}" must not be used with ${hash}: its "h" is "${hashes.join(':')}" (RFC 6376 §3.6.1).`,
    );
  const minimum = options.minimumKeyBits ?? MINIMUM_KEY_BITS;
  if (key.bits !== null && key.bits < minimum)
    return {
      result: 'policy',
      reason: `The key at "${name}" has ${key.bits} bits: fewer than ${minimum} do not count, since they can be broken. Publish one of 2048 bits (RFC 8301 §3.2).`,
    };
  const identity = signature.identity?.slice(signature.identity.lastIndexOf('@') + 1);
  if (list('t')?.includes('s') && identity !== undefined && !isWithin(signature.domain ?? '', identity))
    return permanent(
      `The key at "${name}" is not for subdomains (its "t" has "s"), but the identity is in "${identity}" (RFC 6376 §3.6.1).`,
    );
  return undefined;
}

/** What was changed, and what to do about it. */
function changeText(facts: DkimFacts): string {
  const { bodyHash, headerHash, changed, signature } = facts;
  if (headerHash !== 'mismatch') {
    const header =
      headerHash === 'match'
        ? 'The header is as it was signed.'
        : 'Whether the header is as it was signed is not known without the key.';
    return `${bodyText(facts)} ${header}`;
  }
  const fields = [
    ...changed.changed.map((each) => `${each}.`),
    ...(changed.added.length > 0 ? [`Added since: ${changed.added.join(', ')}.`] : []),
  ].join(' ');
  const header =
    fields === ''
      ? `The header was changed after it was signed${signature.algorithm?.startsWith('rsa') ? '' : `, or signed with another key than that at "${keyName(signature)}"`}. Which field was changed could not be found out by trying.`
      : `The header was changed after it was signed. ${fields}`;
  return bodyHash === 'mismatch' ? `${header} ${bodyText(facts)}` : header;
}

function bodyText({ likelyCause }: DkimFacts): string {
  const cause =
    likelyCause ??
    'What was done to it could not be found out by trying: a server, a filter or a list on the way changed it.';
  return `The body was changed after it was signed. ${cause}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
