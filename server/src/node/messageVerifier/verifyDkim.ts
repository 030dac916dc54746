import type { Dns } from '../../engine/dns/dns.ts';
import { type HeaderLine, signedLines } from '../../engine/message/dkim/canonicalHeader.ts';
import { coverageOf } from '../../engine/message/dkim/coverage.ts';
import {
  keyName,
  readSignature,
  type SignatureField,
  signatureProblem,
} from '../../engine/message/dkim/signatureField.ts';
import { signedDifferences } from '../../engine/message/dkim/signedDifferences.ts';
import { DKIM } from '../../engine/message/findings/dkim.ts';
import type { HeaderField, Message, MessageFinding } from '../../engine/message/message.ts';
import type { DkimVerdict } from '../../engine/message/messageReport.ts';
import type { DkimCheck, VerifyOptions } from '../../engine/message/verifier.ts';
import { changedFields } from './changedFields.ts';
import { dkimFindings, likeDkim } from './dkimFindings.ts';
import { dkimReason } from './dkimReason.ts';
import { type Budget, bodyBudget, bodyHashOf, explainBody } from './explainBody.ts';
import { createKeys, type KeyAnswer, type Keys } from './keys.ts';
import { MINIMUM_KEY_BITS, runMailauth } from './runMailauth.ts';
import { lastValue, type SignedMessage, signedMessage } from './signedMessage.ts';
import { findHeaderChanges, isHeaderSigned, isMadeWith } from './verifyHeader.ts';

/** Signatures of one message that are checked; receivers check fewer. */
const MOST_SIGNATURES = 16;
/** Signatures that are told of at all. */
const MOST_TOLD = 50;
/** Signatures for whose failure causes are looked for. */
const MOST_EXPLAINED = 4;

/** Judges each DKIM-Signature of a message (RFC 6376 §6.1). */
export async function verifyDkim(message: Message, dns: Dns, options: VerifyOptions): Promise<DkimCheck> {
  const all = message.fields.filter(({ key }) => key === 'dkim-signature');
  const fields = all.slice(0, MOST_TOLD);
  if (fields.length === 0) return { verdicts: [], findings: likeDkim(message), lookups: [] };
  const signed = signedMessage(message);
  const checked = new Set(signed.isBounded ? fields.slice(0, MOST_SIGNATURES) : []);
  const keys = createKeys(dns, options.cancel);
  const signatures = fields.map(readSignature);
  const isKept = (field: HeaderField) => field.key !== 'dkim-signature' || checked.has(field);
  const run = checked.size > 0 ? await runMailauth(signed, keys, options, isKept) : undefined;
  const verdicts: DkimVerdict[] = [];
  let explained = 0;
  const budget = bodyBudget();
  for (const [i, signature] of signatures.entries()) {
    if (!checked.has(signature.field)) {
      verdicts.push(notChecked(signature, signed.isBounded));
      continue;
    }
    const judged = await judge(
      signature,
      signed,
      keys,
      run?.results[i],
      options,
      explained < MOST_EXPLAINED ? budget : undefined,
    );
    if (judged.result === 'fail') explained++;
    verdicts.push(judged);
  }
  const open = new Map<string, SignatureField>();
  for (const signature of signatures) {
    if (!checked.has(signature.field) || signatureProblem(signature, options) !== undefined) continue;
    if ((await keys.get(keyName(signature))).status === 'off') open.set(keyName(signature), signature);
  }
  const lookups = [...open].map(([name, { domain }]) => ({
    name,
    type: 'TXT',
    why: `The key of the DKIM signature of "${domain}": without it, whether the header is as it was signed is not known.`,
  }));
  return {
    verdicts,
    findings: [...unchecked(all, checked.size, signed.isBounded), ...likeDkim(message)],
    lookups,
  };
}

type MailauthResult = NonNullable<Awaited<ReturnType<typeof runMailauth>>['results'][number]>;

async function judge(
  signature: SignatureField,
  signed: SignedMessage,
  keys: Keys,
  found: MailauthResult | undefined,
  options: VerifyOptions,
  /** To find out why it fails; `undefined` where that is not tried any more. */
  budget: Budget | undefined,
): Promise<DkimVerdict> {
  const { message, lines } = signed;
  const own = lines[signature.field.index] as HeaderLine;
  const problem = signatureProblem(signature, options);
  const answer: KeyAnswer | undefined =
    problem === undefined ? await keys.get(keyName(signature)) : undefined;
  const bodyHash = bodyHashState(signature, signed, found);
  const isRight = answer?.status === 'found' && isHeaderSigned(lines, own, signature, answer.key);
  const isOtherKey = answer?.status === 'found' && !isRight && isMadeWith(signature, answer.key) === false;
  const headerHash = isRight ? 'match' : answer?.status !== 'found' || isOtherKey ? 'unknown' : 'mismatch';
  const changes =
    headerHash === 'mismatch' && budget !== undefined && answer?.status === 'found'
      ? findHeaderChanges(lines, own, signature, answer.key, signed.body)
      : undefined;
  const bodyCause =
    bodyHash === 'mismatch' && budget !== undefined && signed.body !== undefined
      ? explainBody(
          signed.body,
          signature,
          lastValue(message, 'content-transfer-encoding').toLowerCase().trim(),
          lastValue(message, 'content-type'),
          budget,
        )
      : undefined;
  const likelyCause = bodyCause?.cause;
  const others = lines.filter((line) => line !== own);
  const places = new Map(lines.map((line, i) => [line, i]));
  const covered = signedLines(others, signature.names);
  const coverage = coverageOf(others, signature.names);
  const changed = changedFields(changes ?? []);
  const facts = {
    signature,
    problem,
    answer,
    bodyHash,
    headerHash,
    found,
    options,
    isOtherKey,
    changed,
    likelyCause,
  } as const;
  const { result, reason } = dkimReason(facts);
  const key = answer?.status === 'found' ? answer.key : undefined;
  return {
    ...basics(signature),
    result,
    reason,
    bodyHash,
    headerHash,
    key: key === undefined ? null : { type: key.type, bits: key.bits, isTesting: key.isTesting },
    signedFields: covered.map(({ raw }) => raw.slice(0, raw.indexOf(':')).trim()),
    unsignedFields: coverage.unsigned,
    addedFields: [...new Set([...coverage.added, ...changed.added])],
    changedFields: changed.changed,
    coveredFields: covered.map((line) => places.get(line) ?? -1),
    oversignedFields: coverage.sealed,
    likelyCause: likelyCause ?? null,
    differences: signedDifferences(signature, lines, changes ?? [], signed.body, bodyCause?.was),
    source:
      answer !== undefined && 'source' in answer && answer.source !== undefined
        ? { resolver: answer.source.resolver, ageSeconds: answer.source.age }
        : null,
    findings: dkimFindings(facts, coverage, options.minimumKeyBits ?? MINIMUM_KEY_BITS),
  };
}

/** Whether the body is as it was signed: as mailauth says, unless there is none. */
function bodyHashState(
  signature: SignatureField,
  { message, body }: SignedMessage,
  found: MailauthResult | undefined,
): DkimVerdict['bodyHash'] {
  if (signature.bodyHash === undefined) return 'unknown';
  const here = found?.bodyHash ?? (body === undefined ? undefined : bodyHashOf(body, signature));
  if (here === undefined) return 'unknown';
  if (here === signature.bodyHash) return 'match';
  return message.body === undefined ? 'unknown' : 'mismatch';
}

/** What the field itself says. */
function basics(signature: SignatureField) {
  const { field, domain, selector, identity, algorithm, header, body, length, time, expires } = signature;
  return {
    field: field.index,
    at: { start: field.start, end: field.end },
    domain: domain ?? null,
    selector: selector ?? null,
    identity: identity ?? null,
    algorithm: algorithm ?? null,
    canonicalization: header === undefined || body === undefined ? null : { header, body },
    bodyLength: length ?? null,
    timestamp: dateText(time),
    expires: dateText(expires),
    isAligned: null,
  };
}

function notChecked(signature: SignatureField, isBounded: boolean): DkimVerdict {
  const reason = isBounded
    ? `Only the first ${MOST_SIGNATURES} signatures of a message are checked, as receivers do.`
    : 'The header is larger than that of any mail: its signatures are not checked.';
  return {
    ...basics(signature),
    result: 'unknown',
    reason,
    bodyHash: 'unknown',
    headerHash: 'unknown',
    key: null,
    signedFields: [],
    unsignedFields: [],
    addedFields: [],
    changedFields: [],
    coveredFields: [],
    oversignedFields: [],
    likelyCause: null,
    differences: [],
    source: null,
    findings: [],
  };
}

/** Seconds since 1970 UTC as a date, where it is one. */
function dateText(seconds: number | undefined): string | null {
  if (seconds === undefined || seconds > 8.64e12) return null;
  return new Date(seconds * 1000).toISOString();
}

/** That signatures were not checked, told once. */
function unchecked(all: readonly HeaderField[], checked: number, isBounded: boolean): MessageFinding[] {
  const first = all[checked];
  if (first === undefined) return [];
  const { id, severity } = DKIM.notChecked;
  const text = isBounded
    ? `The message has ${all.length} signatures of DKIM, of which the first ${MOST_SIGNATURES} are checked: receivers do not check more. So many are made to keep programs busy.`
    : 'The header is larger than that of any mail: its signatures are not checked. Such a header is made to keep programs busy.';
  return [
    { rule: id, severity, message: text, field: first.index, at: { start: first.start, end: first.end } },
  ];
}
