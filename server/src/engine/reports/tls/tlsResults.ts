/** What kinds of failures mean, and what to do (RFC 8460 §4.3). */
export const TLS_RESULTS: Readonly<Record<string, { readonly meaning: string; readonly advice: string }>> = {
  'starttls-not-supported': {
    meaning: 'The mail server did not offer STARTTLS.',
    advice: 'Switch it on for this server, or take the server out of MX.',
  },
  'certificate-host-mismatch': {
    meaning: 'The certificate is for another name than that of the mail server.',
    advice: 'Get a certificate with the name that stands in MX.',
  },
  'certificate-expired': {
    meaning: 'The certificate has expired.',
    advice: 'Renew it, have the mail server load it, and see why the renewal did not happen by itself.',
  },
  'certificate-not-trusted': {
    meaning: 'No certification authority that senders trust vouches for the certificate.',
    advice: 'Get one from a public authority, and send the intermediate certificates with it.',
  },
  'validation-failure': {
    meaning: 'The TLS connection failed for a reason that has no word of its own.',
    advice: 'Look at the reason given, and test the server with "openssl s_client -starttls smtp".',
  },
  'tlsa-invalid': {
    meaning: 'No TLSA record fits the certificate of the mail server.',
    advice: 'Publish the record for the present certificate; publish a new one before each change.',
  },
  'dnssec-invalid': {
    meaning: 'The answer of DNS was not valid by DNSSEC.',
    advice: 'Check the signatures of the zone, and its DS record.',
  },
  'dane-required': {
    meaning: 'The sender requires DANE, and there was no usable TLSA record.',
    advice: 'Publish TLSA records in a signed zone, if you want mail of this sender.',
  },
  'sts-policy-fetch-error': {
    meaning: 'The policy of MTA-STS could not be fetched.',
    advice: 'See that https://mta-sts.DOMAIN/.well-known/mta-sts.txt answers with status 200 and the policy.',
  },
  'sts-policy-invalid': {
    meaning: 'The policy of MTA-STS was fetched, but is not valid.',
    advice: 'Correct the policy file; Hostmaster checks it when you open it.',
  },
  'sts-webpki-invalid': {
    meaning: 'The web server with the policy of MTA-STS has no valid certificate.',
    advice: 'Get a certificate for mta-sts.DOMAIN.',
  },
};
