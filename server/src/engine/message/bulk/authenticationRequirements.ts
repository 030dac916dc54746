import type { AuthResult, DkimVerdict, Requirement } from '../messageReport.ts';
import type { ReportSoFar } from './bulkRequirements.ts';
import { ALL, SOURCES, TWO } from './sources.ts';

/** SPF, DKIM, DMARC and alignment. */
export function authenticationRequirements({ spf, dkim, dmarc }: ReportSoFar): Requirement[] {
  return [
    {
      id: 'bulk/spf',
      title: 'SPF passes',
      status: statusOf(spf.result),
      why: spf.reason,
      by: ALL,
      source: SOURCES.google,
    },
    {
      id: 'bulk/dkim',
      title: 'A DKIM signature passes',
      status: anyOf(dkim),
      why:
        dkim.length === 0
          ? 'The message has no DKIM signature. Have the sending server sign it with a key of your domain.'
          : ((dkim.find(({ result }) => result === 'pass') ?? dkim[0])?.reason ?? ''),
      by: ALL,
      source: SOURCES.google,
    },
    keyRequirement(dkim),
    recordRequirement(dmarc),
    alignmentRequirement(dmarc),
  ];
}

function keyRequirement(dkim: readonly DkimVerdict[]): Requirement {
  const bits = dkim
    .filter(({ key }) => key?.type === 'rsa')
    .map(({ key }) => key?.bits ?? 0)
    .filter((count) => count > 0);
  const longest = Math.max(0, ...bits);
  const isOther = dkim.some(({ key, result }) => key !== null && key.type !== 'rsa' && result === 'pass');
  const base = {
    id: 'bulk/dkim-key',
    title: 'The DKIM key has 1024 bits or more',
    by: TWO,
    source: SOURCES.google,
  } as const;
  if (dkim.length === 0) return { ...base, status: 'missed', why: 'There is no signature.' };
  if (longest === 0 && !isOther)
    return {
      ...base,
      status: 'unknown',
      why: 'The key stands in DNS, which was not asked or did not answer.',
    };
  const isLong = longest >= 1024 || isOther;
  const why =
    longest > 0
      ? `The longest key has ${longest} bits; 2048 are recommended (RFC 8301 §3.2).`
      : 'The key is of another kind than RSA. Sign with RSA as well: not all receivers know others (RFC 8463 §6).';
  return { ...base, status: isLong ? 'met' : 'missed', why };
}

function statusOf(result: AuthResult): Requirement['status'] {
  if (result === 'pass') return 'met';
  return result === 'unknown' || result === 'temperror' ? 'unknown' : 'missed';
}

function anyOf(dkim: readonly DkimVerdict[]): Requirement['status'] {
  const statuses = dkim.map(({ result }) => statusOf(result));
  if (statuses.includes('met')) return 'met';
  return statuses.includes('unknown') ? 'unknown' : 'missed';
}

function recordRequirement({ record, result, foundAt, domain }: ReportSoFar['dmarc']): Requirement {
  const base = {
    id: 'bulk/dmarc-record',
    title: 'The domain has a DMARC record',
    by: ALL,
    source: SOURCES.google,
  } as const;
  if (record !== null)
    return {
      ...base,
      status: 'met',
      why: `There is one at "${foundAt ?? domain ?? ''}"; any policy will do, "p=none" too.`,
    };
  if (result === 'none')
    return {
      ...base,
      status: 'missed',
      why: 'Publish a record at "_dmarc" of the domain in From; "p=none" is enough.',
    };
  return {
    ...base,
    status: 'unknown',
    why: 'DNS was not asked for it, or did not answer. Any policy will do, "p=none" too.',
  };
}

function alignmentRequirement({ result, alignment }: ReportSoFar['dmarc']): Requirement {
  const base = {
    id: 'bulk/alignment',
    title: 'The domain in From is that of SPF or DKIM',
    by: ALL,
    source: SOURCES.google,
  } as const;
  if (alignment.spf === true || alignment.dkim === true || result === 'pass') {
    const which =
      alignment.dkim === true ? 'a signature' : alignment.spf === true ? 'the Return-Path' : 'one of the two';
    return { ...base, status: 'met', why: `The domain of ${which} belongs to that in From.` };
  }
  if (alignment.spf === false && alignment.dkim === false)
    return {
      ...base,
      status: 'missed',
      why: 'Neither the Return-Path nor a signature is of the domain in From, so DMARC fails. Let your sending service sign with your domain.',
    };
  return {
    ...base,
    status: 'unknown',
    why: 'It takes what DNS says to tell. Either the Return-Path or a signature that passes has to be of the domain in From.',
  };
}
