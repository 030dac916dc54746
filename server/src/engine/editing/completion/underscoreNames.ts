/** A name with underscores that something looks for, relative to the name that it is about (RFC 8552). */
export interface UnderscoreName {
  readonly name: string;
  readonly types: readonly string[];
  readonly meaning: string;
  readonly reference: string;
  /** For SRV and TLSA: the usual port. */
  readonly port?: number;
}

function policy(name: string, meaning: string, reference: string): UnderscoreName {
  return { name, types: ['TXT'], meaning, reference };
}

function service(name: string, port: number, meaning: string, reference: string): UnderscoreName {
  return { name, types: ['SRV'], meaning, reference, port };
}

function certificate(port: number, meaning: string, reference: string): UnderscoreName {
  return { name: `_${port}._tcp`, types: ['TLSA'], meaning, reference, port };
}

/** The names by what they are for; those in common use first. */
export const UNDERSCORE_NAMES: readonly UnderscoreName[] = [
  policy('_dmarc', 'DMARC policy: what receivers do with mail that fails SPF and DKIM', 'RFC 9989'),
  policy('selector._domainkey', 'DKIM key, by its selector', 'RFC 6376 §3.6.2.1'),
  policy('_mta-sts', 'MTA-STS: mail to the domain comes by verified TLS alone', 'RFC 8461 §3.1'),
  policy('_smtp._tls', 'Where reports on TLS failures are sent (TLS-RPT)', 'RFC 8460 §3'),
  policy(
    'default._bimi',
    'BIMI: the logo that mail programs show',
    'draft-brand-indicators-for-message-identification',
  ),
  policy('_acme-challenge', 'Proof for a certification authority (ACME)', 'RFC 8555 §8.4'),
  policy('_report._dmarc', 'Allows another domain to send its DMARC reports here', 'RFC 9990'),
  certificate(443, 'Certificate of the web server (DANE)', 'RFC 6698 §3'),
  certificate(
    25,
    'Certificate of the mail server (DANE for SMTP): at the name of the MX host',
    'RFC 7672 §2.2',
  ),
  certificate(465, 'Certificate of the submission server', 'RFC 6698 §3'),
  certificate(587, 'Certificate of the submission server with STARTTLS', 'RFC 6698 §3'),
  certificate(993, 'Certificate of the IMAP server', 'RFC 6698 §3'),
  certificate(853, 'Certificate of the DNS server (DNS over TLS)', 'RFC 6698 §3'),
  certificate(5222, 'Certificate of the XMPP server for clients', 'RFC 7673'),
  certificate(5269, 'Certificate of the XMPP server for servers', 'RFC 7673'),
  service('_sip._tcp', 5060, 'SIP over TCP', 'RFC 3263'),
  service('_sip._udp', 5060, 'SIP over UDP', 'RFC 3263'),
  service('_sips._tcp', 5061, 'SIP over TLS', 'RFC 3263'),
  service('_xmpp-client._tcp', 5222, 'XMPP server for clients', 'RFC 6120 §3.2'),
  service('_xmpp-server._tcp', 5269, 'XMPP server for servers', 'RFC 6120 §3.2'),
  service('_xmpps-client._tcp', 5223, 'XMPP server for clients, TLS from the start', 'XEP-0368'),
  service('_submission._tcp', 587, 'Submission of mail', 'RFC 6186 §3.1'),
  service('_submissions._tcp', 465, 'Submission of mail, TLS from the start', 'RFC 8314 §5.1'),
  service('_imaps._tcp', 993, 'IMAP, TLS from the start', 'RFC 6186 §3.2'),
  service('_imap._tcp', 143, 'IMAP', 'RFC 6186 §3.2'),
  service('_pop3s._tcp', 995, 'POP3, TLS from the start', 'RFC 6186 §3.3'),
  service('_pop3._tcp', 110, 'POP3', 'RFC 6186 §3.3'),
  service('_sieve._tcp', 4190, 'ManageSieve: filters of mail', 'RFC 5804 §1.8'),
  service('_caldavs._tcp', 443, 'Calendars (CalDAV over TLS)', 'RFC 6764 §3'),
  service('_carddavs._tcp', 443, 'Address books (CardDAV over TLS)', 'RFC 6764 §3'),
  service('_jmap._tcp', 443, 'JMAP: mail over HTTPS', 'RFC 8620 §2.2'),
  service('_ldap._tcp', 389, 'LDAP', 'RFC 2782'),
  service('_kerberos._udp', 88, 'Kerberos key distribution center', 'RFC 4120 §7.2.3.2'),
  service('_kerberos._tcp', 88, 'Kerberos key distribution center', 'RFC 4120 §7.2.3.2'),
  service('_matrix-fed._tcp', 8448, 'Matrix federation', 'Matrix specification, server discovery'),
  service('_turn._udp', 3478, 'TURN relay', 'RFC 5928 §3'),
  service('_stun._udp', 3478, 'STUN server', 'RFC 8489 §8'),
  {
    name: '_dns',
    types: ['SVCB'],
    meaning: 'How to reach the DNS server with encryption',
    reference: 'RFC 9461 §4',
  },
  {
    name: '_8443._https',
    types: ['HTTPS'],
    meaning: 'The web site at another port',
    reference: 'RFC 9460 §9.1',
    port: 8443,
  },
];
