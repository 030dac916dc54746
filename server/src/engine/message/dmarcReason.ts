import { policyWords } from '../mail/dmarc/policy.ts';
import type { PolicyDiscovery } from '../mail/dmarc/treeWalk.ts';
import type { Checked } from './alignIdentifiers.ts';
import type { DmarcVerdict } from './messageReport.ts';

/** Which identifiers belong to the author's domain. */
export interface IdentifierAlignment {
  readonly spfAligned: boolean | null;
  readonly dkimAligned: readonly (boolean | null)[];
}

/** Why DMARC came to its result, sentences. */
export function dmarcReason(
  result: DmarcVerdict['result'],
  discovery: PolicyDiscovery,
  checked: Checked,
  aligned: IdentifierAlignment,
): string {
  const { domain, failure, found } = discovery;
  switch (result) {
    case 'pass':
      return passReason(domain, checked, aligned);
    case 'none':
      return `There is no DMARC policy for "${domain}", so that receivers judge its mail by their own rules.`;
    case 'permerror':
      return `The DMARC record at "${found?.asked}" cannot be used: it has no valid policy, nor an address for reports. Receivers act as if there was none.`;
    case 'temperror':
      return failure === undefined
        ? `DNS gave no answer that is needed to tell whether SPF or a signature vouches for "${domain}".`
        : `DNS gave no answer that is needed for the policy of "${domain}": ${failure.detail}`;
    case 'unknown':
      return `Whether SPF or a signature vouches for "${domain}" is not known.`;
    default:
      return [...failReasons(domain, checked, aligned), policyReason(discovery)].join(' ');
  }
}

function passReason(
  domain: string,
  { spf, dkim }: Checked,
  { spfAligned, dkimAligned }: IdentifierAlignment,
): string {
  const signers = dkim.filter(({ result }, i) => result === 'pass' && dkimAligned[i] === true);
  const ways = [
    ...signers.slice(0, 1).map((signature) => `the signature of "${signature.domain}" is valid`),
    ...(spf.result === 'pass' && spfAligned ? [`SPF passes for "${spf.domain}"`] : []),
  ];
  return `${capital(ways.join(', and '))}, which vouches for "${domain}".`;
}

/** What SPF and each signature lack, a sentence each. */
function failReasons(
  domain: string,
  { spf, dkim }: Checked,
  { spfAligned, dkimAligned }: IdentifierAlignment,
): string[] {
  const signatures = dkim.slice(0, 3).map(({ domain: signer, result }, i) => {
    if (dkimAligned[i] === true) return `The signature of "${signer}" does not pass (${result}).`;
    const validity = result === 'pass' ? 'is valid, but' : 'does not pass, and';
    return `The signature of "${signer ?? 'nobody'}" ${validity} is not for "${domain}".`;
  });
  return [
    ...(dkim.length === 0 ? ['There is no DKIM signature.'] : signatures),
    spfFailReason(domain, spf, spfAligned),
  ];
}

function spfFailReason(
  domain: string,
  { result, domain: judged }: Checked['spf'],
  isAligned: boolean | null,
): string {
  if (judged === null) return 'SPF vouches for no domain.';
  if (isAligned === true) return `SPF does not pass for "${judged}" (${result}).`;
  if (result === 'pass') return `SPF passes, but for "${judged}", which does not belong to "${domain}".`;
  return `SPF does not pass, and is for "${judged}", which does not belong to "${domain}".`;
}

function policyReason({ domain, policy, applied, policyTag, found }: PolicyDiscovery): string {
  if (policy === undefined || applied === undefined) return '';
  const whose =
    found?.domain === domain ? `"${domain}"` : `"${found?.domain}" (${policyTag}=, for "${domain}")`;
  const test = applied === policy ? '' : ` It is being tested (t=y), so that ${policy} counts as ${applied}.`;
  return `The policy of ${whose} asks receivers to ${policyWords(applied)}.${test}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
