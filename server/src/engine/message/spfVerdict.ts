import type { Cancel, Dns, DnsAnswer } from '../dns/dns.ts';
import { offlineDns } from '../dns/offlineDns.ts';
import { domainName, domainOfAddress } from './domainName.ts';
import type { Envelope } from './envelope.ts';
import type { EvaluateSpf, SpfOutcome } from './evaluateSpf.ts';
import type { AnswerSource, SpfVerdict } from './messageReport.ts';
import type { OpenLookup } from './verifier.ts';

/** What came of SPF, and what would have to be asked to know more. */
export interface SpfCheck {
  readonly verdict: SpfVerdict;
  readonly lookups: readonly OpenLookup[];
}

/** What checks ask with; without DNS nothing is looked up. */
export interface CheckPorts {
  readonly dns?: Dns | undefined;
  readonly evaluateSpf?: EvaluateSpf | undefined;
  readonly cancel?: Cancel | undefined;
}

/**
 * SPF (RFC 7208) for the server that handed the message over to the receiver: by its address, and the domain of the return path,
 * or that of HELO where the return path is empty (§2.4).
 */
export async function checkSpf(envelope: Envelope, ports: CheckPorts): Promise<SpfCheck> {
  const { dns, evaluateSpf, cancel } = ports;
  const { ip, helo, mailFrom } = envelope;
  const domain = domainOfEnvelope(envelope);
  const base = { ip, helo, domain: domain ?? null, ...NOTHING };
  const without = (
    result: SpfVerdict['result'],
    reason: string,
    lookups: readonly OpenLookup[] = [],
  ): SpfCheck => ({
    verdict: { ...base, result, reason },
    lookups,
  });
  if (envelope.isSubmission)
    return without(
      'unknown',
      'A user who had logged in handed the message in. SPF judges the servers of others, not users.',
    );
  if (ip === null)
    return without(
      'unknown',
      'The address that the message came from is not known: no Received field of the receiver names it.',
    );
  if (mailFrom === null)
    return without(
      'unknown',
      'The return path is not known: there is no Return-Path field, and no server noted the sender of the envelope.',
    );
  if (domain === undefined) {
    const named =
      mailFrom === ''
        ? `The return path is empty, and HELO "${helo ?? ''}"`
        : `The return path "${mailFrom}"`;
    return without('none', `${named} names no domain that could have an SPF record.`);
  }
  const first = await (dns ?? offlineDns).ask(domain, 'TXT', cancel);
  if (
    (first.status === 'failed' && first.reason === 'off') ||
    dns === undefined ||
    evaluateSpf === undefined
  ) {
    const why = `The SPF record of ${whose(envelope, domain)}, which says whether ${ip} may send for it.`;
    return without('unknown', `DNS was not asked for the SPF record of "${domain}".`, [
      { name: domain, type: 'TXT', why },
    ]);
  }
  const evaluation: Promise<SpfOutcome> = evaluateSpf(
    domain,
    { ip, mailFrom, ...(helo !== null && { helo }) },
    dns,
    cancel && { cancel },
  );
  const outcome = await evaluation;
  const verdict: SpfVerdict = {
    ...base,
    result: outcome.result,
    reason: reasonOf(outcome, ip, domain),
    mechanism: outcome.mechanism ?? null,
    explanation: outcome.explanation ?? null,
    lookups: outcome.lookups,
    source: sourceOf(first),
  };
  return { verdict, lookups: [] };
}

/** Where an answer is from; `null` where there is none. */
export function sourceOf(answer: DnsAnswer): AnswerSource | null {
  if (answer.status === 'failed') return null;
  return { resolver: answer.source.resolver, ageSeconds: answer.source.age };
}

const NOTHING = {
  mechanism: null,
  explanation: null,
  lookups: null,
  isAligned: null,
  source: null,
} as const;

function domainOfEnvelope({ mailFrom, helo }: Envelope): string | undefined {
  if (mailFrom === null) return undefined;
  return mailFrom === '' ? domainName(helo ?? '') : domainOfAddress(mailFrom);
}

function whose({ mailFrom }: Envelope, domain: string): string {
  return mailFrom === '' ? `"${domain}", the name of HELO` : `"${domain}", the domain of the return path`;
}

/** What the result means for this address, a sentence or two. */
function reasonOf({ result, mechanism, problem }: SpfOutcome, ip: string, domain: string): string {
  const by =
    mechanism === undefined ? 'nothing in its record matches' : `"${mechanism}" in its record matches`;
  switch (result) {
    case 'pass':
      return `"${domain}" allows ${ip} to send for it: ${by}.`;
    case 'fail':
      return `"${domain}" forbids ${ip} to send for it: ${by}.`;
    case 'softfail':
      return `"${domain}" says that ${ip} probably may not send for it: ${by}.`;
    case 'neutral':
      return `"${domain}" does not say whether ${ip} may send for it: ${by}.`;
    case 'none':
      return `"${domain}" has no SPF record, so that nobody is known to be allowed to send for it.`;
    case 'permerror':
      return `The SPF record of "${domain}" cannot be evaluated, so that it allows nobody. ${problem ?? ''}`.trim();
    case 'temperror':
      return `DNS gave no answer that is needed for the SPF record of "${domain}". ${problem ?? ''}`.trim();
  }
}
