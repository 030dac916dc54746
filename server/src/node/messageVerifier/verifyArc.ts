/// <reference path="./mailauth.d.ts" />
import { arc } from 'mailauth/lib/arc/index.js';
import type { Dns } from '../../engine/dns/dns.ts';
import { tagOf } from '../../engine/mail/tags/tagList.ts';
import { type ArcSet, readArcSets } from '../../engine/message/arc/arcSets.ts';
import {
  canonicalLine,
  type HeaderLine,
  withoutSignature,
} from '../../engine/message/dkim/canonicalHeader.ts';
import { keyName, readSignature, signatureProblem } from '../../engine/message/dkim/signatureField.ts';
import { ARC } from '../../engine/message/findings/arc.ts';
import type { Message, MessageFinding } from '../../engine/message/message.ts';
import type { ArcInstance, ArcVerdict, AuthResult } from '../../engine/message/messageReport.ts';
import type { ArcCheck, VerifyOptions } from '../../engine/message/verifier.ts';
import { bodyHashOf } from './explainBody.ts';
import { createKeys, type KeyAnswer, type Keys } from './keys.ts';
import { MINIMUM_KEY_BITS, runMailauth } from './runMailauth.ts';
import { type SignedMessage, signedMessage } from './signedMessage.ts';
import { isHeaderSigned, isSignatureOf } from './verifyHeader.ts';

/** One signature of a set, and why it is not right. */
interface Judged {
  readonly result: AuthResult;
  readonly reason: string;
}

const NONE: ArcVerdict = {
  result: 'none',
  reason: 'The message has no chain of ARC.',
  chain: [],
  findings: [],
};

/** Judges the ARC chain of a message (RFC 8617 §5.2), and each of its signatures by itself. */
export async function verifyArc(message: Message, dns: Dns, options: VerifyOptions): Promise<ArcCheck> {
  const { sets, findings: structure } = readArcSets(message);
  if (sets.length === 0 && structure.length === 0) return { verdict: NONE, lookups: [] };
  const signed = signedMessage(message);
  if (!signed.isBounded) {
    const reason = 'The header is larger than that of any mail: its seals are not checked.';
    return { verdict: { result: 'unknown', reason, chain: [], findings: structure }, lookups: [] };
  }
  const keys = createKeys(dns, options.cancel);
  const chain: (ArcInstance & { readonly seals: Judged; readonly signs: Judged })[] = [];
  for (const set of sets) {
    const seals = await judgeSeal(sets, set, signed, keys, options);
    const signs = await judgeSignature(set, signed, keys, options);
    chain.push({ ...instanceOf(set, seals, signs), seals, signs });
  }
  const said = await mailauthResult(signed, keys, options);
  const findings: MessageFinding[] = [historic(sets), ...structure];
  const newest = chain.at(-1);
  for (const each of chain) {
    const seal = sets.find(({ instance }) => instance === each.instance)?.seal;
    if (isBad(each.seals.result)) findings.push(finding(ARC.seal, each.seals.reason, seal));
  }
  if (newest !== undefined && isBad(newest.signs.result))
    findings.push(finding(ARC.messageSignature, newest.signs.reason, sets.at(-1)?.messageSignature));
  const verdict: ArcVerdict = {
    ...judgeChain(structure, chain, said),
    chain: chain.map(({ seals: _, signs: __, ...instance }) => instance),
    findings,
  };
  return { verdict, lookups: await openLookups(sets, keys) };
}

/** The result of the chain: what mailauth says, as far as DNS and the body are there to tell. */
function judgeChain(
  structure: readonly MessageFinding[],
  chain: readonly { readonly instance: number; readonly seals: Judged; readonly signs: Judged }[],
  said: string,
): Judged {
  const broken = structure.find(({ severity }) => severity === 'error');
  if (broken !== undefined) return { result: 'fail', reason: broken.message };
  const newest = chain.at(-1);
  if (newest === undefined) return { result: 'none', reason: NONE.reason };
  const judged = [newest.signs, ...chain.map(({ seals }) => seals).reverse()];
  const bad = judged.find(({ result }) => isBad(result));
  if (bad !== undefined) return { result: 'fail', reason: bad.reason };
  const open = judged.find(({ result }) => result !== 'pass');
  if (open !== undefined) return open;
  if (said !== 'pass') return { result: 'fail', reason: 'The chain is not accepted as a whole.' };
  return {
    result: 'pass',
    reason: `${chain.length === 1 ? 'Its seal' : `All ${chain.length} seals`} and the newest message signature are right. ${unchangedSince(chain)}What the chain claims counts for receivers that trust these servers.`,
  };
}

/** Since which set the message is as it was (the oldest-pass of RFC 8617 §5.2), where that is told by older signatures. */
function unchangedSince(chain: readonly { readonly instance: number; readonly signs: Judged }[]): string {
  const changed = chain.findLast(({ signs }) => signs.result !== 'pass');
  if (chain.length < 2) return '';
  if (changed === undefined) return 'The message is as it was when the first set was made. ';
  // An older signature whose key is gone tells nothing.
  if (changed.signs.result !== 'fail') return '';
  return `The message was changed between the sets ${changed.instance} and ${changed.instance + 1}. `;
}

/** What mailauth says of the whole chain. */
async function mailauthResult(signed: SignedMessage, keys: Keys, options: VerifyOptions): Promise<string> {
  // The signatures of DKIM have been judged; they stay, since they may be signed.
  let left = 16;
  const { verifier } = await runMailauth(
    signed,
    keys,
    options,
    ({ key }) => key !== 'dkim-signature' || left-- > 0,
  );
  const { status } = await arc(verifier.arc, {
    resolver: (name) => keys.resolve(name),
    minBitLength: options.minimumKeyBits ?? MINIMUM_KEY_BITS,
  });
  return status.result;
}

/** A seal: over all sets up to its own, in order (RFC 8617 §5.1.1); over its own alone where it says that the chain fails (§5.1.2). */
async function judgeSeal(
  sets: readonly ArcSet[],
  set: ArcSet,
  { lines }: SignedMessage,
  keys: Keys,
  options: VerifyOptions,
): Promise<Judged> {
  if (set.seal === undefined) return { result: 'permerror', reason: `The set ${set.instance} has no seal.` };
  const seal = readSignature(set.seal);
  const what = `The seal of the set ${set.instance}, by "${seal.domain ?? ''}",`;
  if (seal.domain === undefined || seal.selector === undefined)
    return {
      result: 'permerror',
      reason: `${what} does not tell its key: the tags "d" and "s" must be there.`,
    };
  if (seal.list.tags.some(({ name }) => name === 'h'))
    return {
      result: 'permerror',
      reason: `${what} has a tag "h", which it must not have (RFC 8617 §4.1.3).`,
    };
  if (!/^(?:rsa|ed25519)-sha256$/.test(seal.algorithm ?? ''))
    return {
      result: 'permerror',
      reason: `${what} is made with "${seal.algorithm ?? ''}", which is not known.`,
    };
  const covered =
    set.chainValidation === 'fail' ? [set] : sets.filter(({ instance }) => instance <= set.instance);
  const fields = covered.flatMap(({ results, messageSignature, seal: own }) => [
    results,
    messageSignature,
    own,
  ]);
  if (fields.includes(undefined))
    return {
      result: 'permerror',
      reason: `${what} cannot be checked, since a field that it covers is missing.`,
    };
  const answer = await keys.get(keyName(seal));
  const refused = refusal(what, answer, seal.algorithm, options);
  if (refused !== undefined) return refused;
  const canonical = fields.map((field) =>
    canonicalLine((lines[(field as { index: number }).index] as HeaderLine).raw, 'relaxed'),
  );
  const own = canonical.pop() as string;
  const text = canonical.map((line) => `${line}\r\n`).join('') + withoutSignature(own);
  const isRight = answer.status === 'found' && isSignatureOf(text, seal, answer.key);
  return isRight
    ? { result: 'pass', reason: `${what} is right.` }
    : {
        result: 'fail',
        reason: `${what} is not right: a field of the chain was changed after it was sealed.`,
      };
}

/** A message signature: as one of DKIM, with defaults of its own (RFC 8617 §4.1.2). */
async function judgeSignature(
  { messageSignature, instance }: ArcSet,
  { lines, message, body }: SignedMessage,
  keys: Keys,
  options: VerifyOptions,
): Promise<Judged> {
  if (messageSignature === undefined)
    return { result: 'permerror', reason: `The set ${instance} has no message signature.` };
  const signature = readSignature(messageSignature);
  const what = `The message signature of the set ${instance}, by "${signature.domain ?? ''}",`;
  const problem = signatureProblem(signature, { isArc: true });
  if (problem !== undefined) return { result: 'permerror', reason: `${what} does not count. ${problem}` };
  if (signature.names.includes('arc-seal'))
    return { result: 'permerror', reason: `${what} signs ARC-Seal, which it must not (RFC 8617 §4.1.2).` };
  const isBody = body === undefined ? undefined : bodyHashOf(body, signature) === signature.bodyHash;
  if (isBody === false && message.body !== undefined)
    return { result: 'fail', reason: `${what} is not right any more: the body was changed after it.` };
  const answer = await keys.get(keyName(signature));
  const refused = refusal(what, answer, signature.algorithm, options);
  if (refused !== undefined) return refused;
  if (
    answer.status !== 'found' ||
    !isHeaderSigned(lines, lines[messageSignature.index] as HeaderLine, signature, answer.key)
  )
    return { result: 'fail', reason: `${what} is not right any more: the header was changed after it.` };
  if (isBody !== true)
    return {
      result: 'unknown',
      reason: `${what} covers a body that is not at hand: whether it is as it was signed is not known.`,
    };
  return { result: 'pass', reason: `${what} is right.` };
}

/** Why a signature cannot be checked with a key. */
function refusal(
  what: string,
  answer: KeyAnswer,
  algorithm: string | undefined,
  { minimumKeyBits = MINIMUM_KEY_BITS }: VerifyOptions,
): Judged | undefined {
  switch (answer.status) {
    case 'off':
      return { result: 'unknown', reason: `${what} cannot be checked without its key, which is in DNS.` };
    case 'temporary':
      return { result: 'temperror', reason: `${what} cannot be checked now. ${answer.reason}` };
    case 'unusable':
      return { result: 'permerror', reason: `${what} cannot be checked. ${answer.reason}` };
    case 'found': {
      const { type, bits } = answer.key;
      if (!algorithm?.startsWith(`${type}-`))
        return { result: 'permerror', reason: `${what} has a key of another type, ${type}.` };
      if (bits !== null && bits < minimumKeyBits)
        return {
          result: 'policy',
          reason: `${what} has a key of ${bits} bits, which is too short to count.`,
        };
      return undefined;
    }
  }
}

function instanceOf(
  { instance, seal, messageSignature, results, sealTags, chainValidation }: ArcSet,
  seals: Judged,
  signs: Judged,
): ArcInstance {
  return {
    instance,
    sealer: (sealTags && tagOf(sealTags, 'd')?.value) ?? null,
    seal: seals.result,
    messageSignature: signs.result,
    chainValidation: chainValidation ?? null,
    results: null,
    fields: [seal, messageSignature, results].flatMap((field) => field?.index ?? []),
  };
}

function isBad(result: AuthResult): boolean {
  return result === 'fail' || result === 'permerror' || result === 'policy';
}

function historic(sets: readonly ArcSet[]): MessageFinding {
  const message = `The message has a chain of ${sets.length} ARC ${sets.length === 1 ? 'set' : 'sets'}. ARC was an experiment and is historic: receivers use it only for servers that they trust.`;
  return finding(ARC.historic, message, sets[0]?.seal);
}

function finding(
  { id, severity }: (typeof ARC)[keyof typeof ARC],
  message: string,
  field: { readonly index: number; readonly start: number; readonly end: number } | undefined,
): MessageFinding {
  const place = field && { field: field.index, at: { start: field.start, end: field.end } };
  return { rule: id, severity, message, ...place };
}

async function openLookups(sets: readonly ArcSet[], keys: Keys): Promise<ArcCheck['lookups']> {
  const names = new Map<string, string>();
  for (const { seal, messageSignature, instance } of sets) {
    for (const field of [seal, messageSignature]) {
      const signature = field && readSignature(field);
      if (signature?.domain === undefined || signature.selector === undefined) continue;
      const name = keyName(signature);
      if ((await keys.get(name)).status === 'off')
        names.set(name, `The key of the ARC set ${instance} by "${signature.domain}".`);
    }
  }
  return [...names].map(([name, why]) => ({ name, type: 'TXT', why }));
}
