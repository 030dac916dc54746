import type { ClaimedResult } from './claims/readAuthResults.ts';
import { domainName, domainOfAddress } from './domainName.ts';
import type {
  ArcVerdict,
  AuthResult,
  ClaimedResults,
  Disagreement,
  DkimVerdict,
  DmarcVerdict,
  SpfVerdict,
} from './messageReport.ts';
import { hostAddress } from './received/hostAddress.ts';

/** What was checked here. */
export interface Verdicts {
  readonly spf: SpfVerdict;
  readonly dkim: readonly DkimVerdict[];
  readonly dmarc: DmarcVerdict;
  readonly arc: ArcVerdict;
}

/** What a result is held against, and why the two may differ. */
interface Compared {
  readonly checked: AuthResult;
  readonly explanation: string;
}

/** Receivers write some ten results. */
const MOST_RESULTS = 100;

/** Words of programs for results that have another name in the standard. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['hardfail', 'fail'],
  ['bestguesspass', 'none'],
  ['error', 'temperror'],
]);

/**
 * Where the receiver came to another result than the checks made here, and what may be the reason: DNS changed since, the message was
 * changed, or the two judge different things. Results that the receiver did not write are not worth a comparison.
 */
export function disagreementsOf(claims: readonly ClaimedResults[], verdicts: Verdicts): Disagreement[] {
  const trusted = claims.filter(({ isTrusted, kind }) => isTrusted && kind !== 'ARC-Authentication-Results');
  const found = new Map<string, Disagreement>();
  const results = trusted.flatMap(({ results: list, authservId, kind }) =>
    list.map((result) => ({ result, by: authservId === null ? kind : `${authservId} (${kind})` })),
  );
  for (const { result, by } of results.slice(0, MOST_RESULTS)) {
    const claimed = SAME.get(result.result) ?? result.result;
    const compared = compare({ ...result, result: claimed }, verdicts);
    if (compared === undefined) continue;
    const key = JSON.stringify([result.method, claimed, compared]);
    const known = found.get(key);
    // Received-SPF says again what Authentication-Results says.
    const all = known === undefined || known.by.includes(by) ? by : `${known.by}, ${by}`;
    found.set(key, { method: result.method, claimed, by: all, ...compared });
  }
  return [...found.values()];
}

function compare(claim: ClaimedResult, verdicts: Verdicts): Compared | undefined {
  switch (claim.method) {
    case 'spf':
      return compareSpf(claim, verdicts.spf);
    case 'dkim':
      return compareDkim(claim, verdicts.dkim);
    case 'dmarc':
      return compareDmarc(claim, verdicts.dmarc);
    case 'arc':
      return compareArc(claim, verdicts.arc);
    default:
      return undefined;
  }
}

function compareSpf({ result, properties }: ClaimedResult, spf: SpfVerdict): Compared | undefined {
  if (isOpen(spf.result) || result === spf.result || !SPF_RESULTS.has(result)) return undefined;
  const ip = hostAddress(properties['client-ip'] ?? properties['smtp.remote-ip'] ?? '');
  const sender = properties['envelope-from'] ?? properties['smtp.mailfrom'];
  const domain = sender ? domainOfAddress(sender) : undefined;
  const checked = spf.result;
  if (ip !== undefined && spf.ip !== null && ip !== spf.ip)
    return {
      checked,
      explanation: `The receiver judged another hop: that from ${ip}. Here the one from ${spf.ip} was judged. If ${spf.ip} is a host of the receiver, name it among the own hosts in the settings.`,
    };
  if (domain !== undefined && domain !== spf.domain)
    return {
      checked,
      explanation: `The receiver judged the domain "${domain}". Here "${spf.domain}" was judged, which is the return path now: a server on the way wrote another one.`,
    };
  if (result === 'temperror')
    return { checked, explanation: 'DNS gave the receiver no answer then. Now it does.' };
  return {
    checked,
    explanation: `The SPF record of "${spf.domain}", or one that it includes, was changed since the message was received. Now: ${spf.reason}`,
  };
}

const SPF_RESULTS = new Set(['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror']);

function compareDkim(claim: ClaimedResult, dkim: readonly DkimVerdict[]): Compared | undefined {
  const { result } = claim;
  if (result === 'none') {
    const signature = dkim.find((each) => each.result === 'pass');
    if (signature === undefined) return undefined;
    return {
      checked: 'pass',
      explanation: `The receiver saw no signature, but there is one of "${signature.domain}" that is valid: it was added after the receiver had checked, or the receiver did not look at it.`,
    };
  }
  const own = dkim.filter((signature) => isSignatureOf(claim, signature));
  if (own.some(({ result: checked }) => isOpen(checked) || isSame(checked, result))) return undefined;
  const [signature] = own;
  if (signature === undefined) {
    if (result !== 'pass') return undefined;
    const of = signerOf(claim);
    return {
      checked: 'none',
      explanation: `The receiver found a valid signature${of === undefined ? '' : ` of "${of}"`}, which the message does not have any more: it was taken out since, or was lost in copying.`,
    };
  }
  return { checked: signature.result, explanation: dkimExplanation(result, signature) };
}

function dkimExplanation(claimed: string, signature: DkimVerdict): string {
  const { domain, selector, result, reason, bodyHash, headerHash, key } = signature;
  if (result === 'pass')
    return claimed === 'temperror'
      ? 'DNS gave the receiver no answer then. Now the key is there, and the signature is valid.'
      : `The signature of "${domain}" is valid now. The key may not have been published yet when the receiver asked, or a server changed the message before it was checked and did so no longer behind that.`;
  if (bodyHash === 'mismatch')
    return `The body is not as it was when the receiver checked it: a server behind that changed it, or it was changed when it was saved or copied. ${reason}`;
  if (headerHash === 'mismatch')
    return `The header is not as it was when the receiver checked it, or the key at selector "${selector}" is another one now. ${reason}`;
  if (key === null)
    return `The key at selector "${selector}" of "${domain}" cannot be found any more. Signers take old keys away some time after they begin to use new ones, and then nobody can check old messages again. ${reason}`;
  return `The receiver accepted the signature, which does not count by today's rules. ${reason}`;
}

/** Whether a claim is about a signature, as far as it says about which. */
function isSignatureOf(claim: ClaimedResult, signature: DkimVerdict): boolean {
  const signer = signerOf(claim);
  const selector = claim.properties['header.s'];
  if (signer !== undefined && signature.domain !== null && !isWithin(signer, domainName(signature.domain)))
    return false;
  return (
    selector === undefined ||
    signature.selector === null ||
    selector.toLowerCase() === signature.selector.toLowerCase()
  );
}

function signerOf({ properties }: ClaimedResult): string | undefined {
  const named = properties['header.d'] ?? properties['header.i'];
  return named === undefined ? undefined : domainOfAddress(named);
}

/** `i=` may name a subdomain of the signer (RFC 6376 §3.5). */
function isWithin(name: string, domain: string | undefined): boolean {
  return domain === undefined || name === domain || name.endsWith(`.${domain}`);
}

/** That a signature does not count has several words, which programs use alike. */
function isSame(checked: AuthResult, claimed: string): boolean {
  return (checked === 'pass') === (claimed === 'pass');
}

function compareDmarc({ result, properties }: ClaimedResult, dmarc: DmarcVerdict): Compared | undefined {
  if (!isPlain(result) || !isPlain(dmarc.result) || result === dmarc.result) return undefined;
  const judged = domainName(properties['header.from'] ?? '');
  if (judged !== undefined && judged !== dmarc.domain)
    return {
      checked: dmarc.result,
      explanation: `The receiver judged the domain "${judged}". Now From is of "${dmarc.domain}": a server behind that rewrote it.`,
    };
  const why =
    result === 'none'
      ? 'The receiver found no policy then: it was published since.'
      : dmarc.result === 'none'
        ? 'The policy that the receiver found is gone.'
        : 'It follows from SPF and DKIM, which come to other results now, or the policy asks for another alignment than it did.';
  return { checked: dmarc.result, explanation: `${why} ${dmarc.reason}` };
}

function compareArc({ result }: ClaimedResult, arc: ArcVerdict): Compared | undefined {
  if (!isPlain(result) || !isPlain(arc.result) || result === arc.result) return undefined;
  const explanation =
    arc.result === 'none'
      ? 'The chain that the receiver saw is not in the message any more.'
      : `The chain was sealed again or the message was changed behind the receiver, or a key is another one now. ${arc.reason}`;
  return { checked: arc.result, explanation };
}

function isPlain(result: string): boolean {
  return result === 'pass' || result === 'fail' || result === 'none';
}

/** A check that came to no result disagrees with nobody. */
function isOpen(result: AuthResult): boolean {
  return result === 'unknown' || result === 'temperror';
}
