import type { Hop } from '../../../../server/src/engine/message/messageReport.ts';

/** Protocols that are spoken over TLS (RFC 3848, RFC 6531 §4.3). */
const OVER_TLS = /^(?:utf8smtpsa?|utf8lmtpsa?|esmtpsa?|lmtpsa?|smtps|https)$/i;

/** Whether a hop was encrypted, as far as its field says. */
export function encryptionOf({ tls, with: protocol, findings }: Hop): 'encrypted' | 'plain' | 'unknown' {
  if (tls !== null || OVER_TLS.test(protocol ?? '')) return 'encrypted';
  return findings.some(({ rule }) => rule === 'received/unencrypted') ? 'plain' : 'unknown';
}
