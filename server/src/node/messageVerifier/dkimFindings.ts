import type { Coverage } from '../../engine/message/dkim/coverage.ts';
import { DKIM } from '../../engine/message/findings/dkim.ts';
import type { Message, MessageFinding } from '../../engine/message/message.ts';
import type { DkimFacts } from './dkimReason.ts';

/** Fields that are no signatures of DKIM, but look like it, each kind named once. */
export function likeDkim({ fields }: Message): MessageFinding[] {
  const named = (
    keys: readonly string[],
    { id, severity }: { readonly id: string; readonly severity: MessageFinding['severity'] },
    message: string,
  ) => {
    const field = fields.find(({ key }) => keys.includes(key));
    if (field === undefined) return [];
    return [{ rule: id, severity, message, field: field.index, at: { start: field.start, end: field.end } }];
  };
  return [
    ...named(
      ['dkim2-signature', 'message-instance'],
      DKIM.dkim2,
      'The message has fields of DKIM2, a draft of the IETF. They are not checked here, and have no effect on the results.',
    ),
    ...named(
      ['domainkey-signature'],
      DKIM.domainKeys,
      'The message has a signature of DomainKeys, which is historic (RFC 4870). Nobody checks it any more: sign by DKIM alone.',
    ),
  ];
}

/** What readers should know of a signature, whatever its result is. */
export function dkimFindings(facts: DkimFacts, coverage: Coverage, minimumKeyBits: number): MessageFinding[] {
  const { signature, problem, answer, options, bodyHash } = facts;
  const rest = facts.found?.status.underSized ?? 0;
  const { field, length, time, expires, domain, names } = signature;
  const findings: MessageFinding[] = [];
  const add = (
    { id, severity }: { readonly id: string; readonly severity: MessageFinding['severity'] },
    message: string,
    as = severity,
  ) => {
    findings.push({
      rule: id,
      severity: as,
      message,
      field: field.index,
      at: { start: field.start, end: field.end },
    });
  };
  if (problem !== undefined) {
    add(DKIM.invalid, `The signature does not count. ${problem}`);
    return findings;
  }
  if (signature.algorithm === 'rsa-sha1')
    add(
      DKIM.sha1,
      'The signature is made with SHA-1, which receivers do not accept. Sign with rsa-sha256 (RFC 8301 §3.1).',
    );
  if (expires !== undefined && expires * 1000 < options.time)
    add(
      DKIM.expired,
      `The signature of "${domain}" has expired: it does not count any more. If mail is often delayed for that long, sign for a longer time.`,
    );
  if (time !== undefined && time * 1000 > options.time + 5 * 60_000)
    add(
      DKIM.future,
      `The signature of "${domain}" is from the future: set the clock of the server that signs.`,
    );
  if (length !== undefined)
    add(
      DKIM.partialBody,
      `${rest > 0 ? `${rest} octets of the body are not signed: o` : 'O'}nly the first ${length} octets of the body are signed (tag "l"): anybody can append to it or put something over it. Sign without "l".`,
      bodyHash === 'match' ? 'warning' : 'info',
    );
  if (coverage.added.length > 0)
    add(
      DKIM.added,
      `There are more fields of these names than were signed: ${coverage.added.join(', ')}. The signature covers the last of each, and programs may show the first.`,
    );
  if (coverage.unsigned.length > 0)
    add(
      DKIM.unsigned,
      `Not signed, so that they can be changed on the way: ${coverage.unsigned.join(', ')}. Have the mail system sign them.`,
    );
  const open = ['from', 'subject'].filter(
    (name) =>
      names.includes(name) &&
      names.filter((each) => each === name).length < 2 &&
      !coverage.sealed.includes(name === 'from' ? 'From' : 'Subject'),
  );
  if (open.length > 0)
    add(
      DKIM.notOversigned,
      `Another ${open.map((name) => (name === 'from' ? 'From' : 'Subject')).join(' or ')} can be put before the signed one. List the name once more in "h" to rule that out.`,
    );
  if (answer?.status !== 'found') return findings;
  const { bits } = answer.key;
  if (bits !== null && bits < 2048)
    add(
      DKIM.weakKey,
      bits < minimumKeyBits
        ? `The key of "${domain}" has ${bits} bits: receivers do not accept it. Publish one of 2048 bits (RFC 8301 §3.2).`
        : `The key of "${domain}" has ${bits} bits: it should have 2048 (RFC 8301 §3.2).`,
      bits < minimumKeyBits ? 'error' : 'info',
    );
  if (answer.key.isTesting)
    add(
      DKIM.testing,
      `"${domain}" says that it is testing DKIM (its key has "t=y"): take that out when the tests are over.`,
    );
  return findings;
}
