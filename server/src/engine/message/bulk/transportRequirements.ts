import type { Requirement } from '../messageReport.ts';
import type { ReportSoFar } from './bulkRequirements.ts';
import { SOURCES, TWO } from './sources.ts';

/** Encryption, and the name of the sending address: both by the hop that came in from outside. */
export function transportRequirements({ hops }: ReportSoFar): Requirement[] {
  const hop = hops.find(({ isBoundary }) => isBoundary);
  const tls = {
    id: 'bulk/tls',
    title: 'The message is sent over TLS',
    by: ['Google'],
    source: SOURCES.google,
  } as const;
  const name = {
    id: 'bulk/reverse-name',
    title: 'The sending address has a reverse name that leads back to it',
    by: TWO,
    source: SOURCES.google,
  } as const;
  if (hop === undefined) {
    const why = 'The hop on which the message came in from outside could not be found.';
    return [
      { ...tls, status: 'unknown', why },
      { ...name, status: 'unknown', why },
    ];
  }
  // RFC 3848: the S in ESMTPS.
  const isEncrypted = hop.tls !== null || /^(?:utf8)?e?(?:smtp|lmtp)sa?$/i.test(hop.with ?? '');
  return [
    isEncrypted
      ? { ...tls, status: 'met', why: `"${hop.by ?? 'The receiver'}" took it over TLS.` }
      : {
          ...tls,
          status: hop.with === null ? 'unknown' : 'missed',
          why: `"${hop.by ?? 'The receiver'}" does not say that it took the message over TLS. Have the sending server use STARTTLS wherever it is offered.`,
        },
    hop.reverse !== null && hop.reverse !== ''
      ? {
          ...name,
          status: 'met',
          why: `The receiver found the name "${hop.reverse}". Its address must be the same, which the receiver checks.`,
        }
      : {
          ...name,
          status: 'unknown',
          why: 'The receiver does not write a name for the sending address. Make sure that its PTR record names a host, and that the host has this address.',
        },
  ];
}
