import { RECEIVED } from '../findings/received.ts';
import type { MessageFinding } from '../message.ts';
import type { Hop } from '../messageReport.ts';
import { finding, hostText, quoted } from './finding.ts';

/** Ciphers with less than 112 bits of strength, or known to be broken (RFC 9325 §4.1). */
const WEAK = /(?:^|[-_])(?:NULL|EXP(?:ORT)?\d*|RC2|RC4|ARC4|ARCFOUR|DES|3DES|MD5|IDEA|SEED)(?:$|[-_])/i;

/** What is to be said of the encryption of a hop. Claims of hosts that cannot be believed are told, not warned of. */
export function tlsFindings(hop: Hop): MessageFinding[] {
  if (hop.scope !== 'public') return [];
  const way = `From ${hostText(hop.from, hop.ip)} to ${hostText(hop.by, null)}`;
  const severity = hop.isTrusted ? 'warning' : 'info';
  if (hop.tls === null) {
    if (!isPlain(hop)) return [];
    // Only what speaks ESMTP can encrypt, and has a keyword that says so (RFC 3848 §1); some programs write SMTP in any case.
    const isSaid = !/^smtp$/i.test(hop.with ?? '');
    const text = isSaid
      ? `${way} the message was not encrypted: the protocol is ${quoted(hop.with ?? '')}, and no TLS is named. Everybody on the way could read it; both servers should offer STARTTLS.`
      : `${way} the message was not encrypted, as far as the field says: the protocol is ${quoted(hop.with ?? '')}. Some programs write that of encrypted hops, too; the log of the server tells. If it was not, let both servers offer STARTTLS.`;
    return [finding(RECEIVED.unencrypted, text, hop, isSaid ? severity : 'info')];
  }
  const findings: MessageFinding[] = [];
  const { version, cipher } = hop.tls;
  if (version !== null && /^(?:SSLv\d|TLSv1\.[01])$/.test(version)) {
    const text = `${way} the message was encrypted by ${version}, which is no longer to be used. Let both servers offer TLS 1.2 or later.`;
    findings.push(finding(RECEIVED.oldTls, text, hop, severity));
  }
  if (cipher !== null && WEAK.test(cipher)) {
    const text = `${way} the message was encrypted by the cipher ${quoted(cipher)}, which can be broken. Switch it off at the server that offers it.`;
    findings.push(finding(RECEIVED.weakCipher, text, hop, severity));
  }
  return findings;
}

/** Whether the protocol says that there was no TLS: those of RFC 3848 without an S, and Exchange, which always names it. */
function isPlain({ with: protocol, id }: Hop): boolean {
  if (protocol === null) return false;
  if (/^(?:utf8)?e?smtpa?$/i.test(protocol)) return true;
  return protocol === 'Microsoft SMTP Server' && id?.startsWith('15.') === true;
}
