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
    {
      id: 'bulk/dmarc-record',
      title: 'The domain has a DMARC record',
      status: dmarc.record !== null ? 'met' : dmarc.result === 'none' ? 'missed' : 'unknown',
      why:
        dmarc.record !== null
          ? `There is one at "${dmarc.foundAt ?? dmarc.domain ?? ''}"; any policy will do, "p=none" too.`
          : 'Publish a record at "_dmarc" of the domain in From; "p=none" is enough.',
      by: ALL,
      source: SOURCES.google,
    },
    {
      id: 'bulk/alignment',
      title: 'The domain in From is that of SPF or DKIM',
      status: alignmentStatus(dmarc),
      why: 'Either the Return-Path or a signature that passes has to be of the domain in From, else DMARC fails. Let your sending service sign with your domain.',
      by: ALL,
      source: SOURCES.google,
    },
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

function alignmentStatus({ result, alignment }: ReportSoFar['dmarc']): Requirement['status'] {
  if (alignment.spf === true || alignment.dkim === true || result === 'pass') return 'met';
  return alignment.spf === false && alignment.dkim === false ? 'missed' : 'unknown';
}
