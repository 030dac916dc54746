import type { ReasonName } from './reasons.ts';

/** Details that mean one thing wherever they are used (RFC 3463 §3, 7372 §3, 7505 §4), without their class. */
export const CERTAIN_STATUS: ReadonlyMap<string, ReasonName> = new Map<string, ReasonName>([
  ['1.6', 'hasmoved'],
  ['2.2', 'mailboxfull'],
  ['2.3', 'exceedlimit'],
  ['3.1', 'systemfull'],
  ['3.4', 'mesgtoobig'],
  ['7.20', 'authfailure'],
  ['7.21', 'authfailure'],
  ['7.22', 'authfailure'],
  ['7.23', 'authfailure'],
  ['7.24', 'authfailure'],
  ['7.25', 'requireptr'],
  ['7.26', 'authfailure'],
]);

/** What the other details mean (RFC 3463 §3 and the IANA registry of RFC 5248), where words tell no more. */
const DETAILS: ReadonlyMap<string, ReasonName> = new Map<string, ReasonName>([
  ['1.1', 'userunknown'],
  ['1.2', 'hostunknown'],
  ['1.3', 'userunknown'],
  ['1.4', 'userunknown'],
  ['1.7', 'rejected'],
  ['1.8', 'rejected'],
  ['1.9', 'systemerror'],
  ['1.10', 'notaccept'],
  ['2.1', 'suspend'],
  ['2.4', 'filtered'],
  ['3.2', 'notaccept'],
  ['3.3', 'systemerror'],
  ['3.5', 'systemerror'],
  ['4.1', 'expired'],
  ['4.2', 'networkerror'],
  ['4.3', 'systemerror'],
  ['4.4', 'hostunknown'],
  ['4.5', 'systemfull'],
  ['4.6', 'networkerror'],
  ['4.7', 'expired'],
  ['4.8', 'networkerror'],
  ['5.1', 'syntaxerror'],
  ['5.2', 'syntaxerror'],
  ['5.3', 'toomanyconn'],
  ['5.4', 'syntaxerror'],
  ['5.5', 'systemerror'],
  ['7.1', 'securityerror'],
  ['7.2', 'securityerror'],
  ['7.8', 'securityerror'],
  ['7.9', 'securityerror'],
  ['7.13', 'suspend'],
  ['7.16', 'mesgtoobig'],
  ['7.17', 'hasmoved'],
  ['7.18', 'hasmoved'],
  ['7.27', 'rejected'],
]);

const SUBJECTS: ReadonlyMap<string, ReasonName> = new Map<string, ReasonName>([
  ['6', 'contenterror'],
  ['7', 'securityerror'],
]);

/** The reason that a status stands for; `undefined` where it tells only its class. */
export function statusReason(status: string | null): ReasonName | undefined {
  if (status === null) return undefined;
  const detail = status.slice(2);
  // Until its zone answers, a domain is not known to be unknown (RFC 3463 §3.5).
  if (detail === '4.4' && status[0] === '4') return 'networkerror';
  if (status[0] === '4' && /^(?:2\.1|7\.1|7\.2)$/.test(detail)) return 'blocked';
  return (
    CERTAIN_STATUS.get(detail) ?? DETAILS.get(detail) ?? SUBJECTS.get(detail.slice(0, detail.indexOf('.')))
  );
}
