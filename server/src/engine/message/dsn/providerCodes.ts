import type { ReasonName } from './reasons.ts';

/** What a provider says by a code of its own. */
export interface ProviderCode {
  readonly provider: string;
  /** In what the server said, in any case. */
  readonly code: RegExp;
  readonly reason: ReasonName;
  readonly meaning: string;
  readonly advice: string;
  readonly source: string;
}

const GOOGLE = 'https://support.google.com/a/answer/3726730';
const GOOGLE_SENDERS = 'https://support.google.com/a/answer/81126';
const MICROSOFT =
  'https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/non-delivery-reports-in-exchange-online';
const OUTLOOK = 'https://sendersupport.olc.protection.outlook.com/pm/troubleshooting.aspx';
const YAHOO = 'https://senders.yahooinc.com/smtp-error-codes/';
const APPLE = 'https://support.apple.com/102322';

/** Codes that say more than RFC 3463 knows. The first that fits decides. */
export const PROVIDER_CODES: readonly ProviderCode[] = [
  {
    provider: 'Google',
    code: /5\.7\.26/,
    reason: 'authfailure',
    meaning:
      'Gmail could authenticate the message neither by SPF nor by DKIM, or the DMARC policy of the domain in From has it refused.',
    advice:
      'Publish an SPF record that has the sending host, sign with DKIM by the domain in From, and check both with DMARC.',
    source: GOOGLE_SENDERS,
  },
  {
    provider: 'Google',
    code: /[45]\.7\.27/,
    reason: 'authfailure',
    meaning: 'SPF does not pass for the sending host, and Gmail wants that of bulk senders.',
    advice: 'Add the sending host to the SPF record of the envelope sender’s domain.',
    source: GOOGLE_SENDERS,
  },
  {
    provider: 'Google',
    code: /[45]\.7\.30/,
    reason: 'authfailure',
    meaning: 'DKIM does not pass, and Gmail wants that of bulk senders.',
    advice: 'Sign with DKIM, and check that the key is published at the selector that the signature names.',
    source: GOOGLE_SENDERS,
  },
  {
    provider: 'Google',
    code: /[45]\.7\.32/,
    reason: 'authfailure',
    meaning: 'The domain in From is aligned neither with the one of SPF nor with the one of DKIM.',
    advice: 'Sign with DKIM by the domain in From, or use an envelope sender of that domain.',
    source: GOOGLE_SENDERS,
  },
  {
    provider: 'Google',
    code: /[45]\.7\.40/,
    reason: 'authfailure',
    meaning: 'The domain in From has no DMARC record, or one without a policy.',
    advice: 'Publish a DMARC record; "p=none" is enough for this.',
    source: GOOGLE_SENDERS,
  },
  {
    provider: 'Google',
    code: /[45]\.7\.24/,
    reason: 'authfailure',
    meaning: 'The SPF record of the sender has suspicious entries, such as very large ranges.',
    advice: 'Name only your own sending hosts in the SPF record.',
    source: GOOGLE_SENDERS,
  },
  {
    provider: 'Google',
    code: /[45]\.7\.25/,
    reason: 'requireptr',
    meaning: 'The sending address has no PTR record, or its name does not lead back to it.',
    advice: 'Have a PTR record set, and an address record for its name.',
    source: GOOGLE_SENDERS,
  },
  {
    provider: 'Google',
    code: /[45]\.7\.29/,
    reason: 'failedstarttls',
    meaning: 'The message did not come over TLS, and Gmail wants that of bulk senders.',
    advice: 'Have the sending server use STARTTLS.',
    source: GOOGLE_SENDERS,
  },
  {
    provider: 'Google',
    code: /[45]\.7\.28/,
    reason: 'speeding',
    meaning: 'Gmail sees an unusual rate of mail from this address, network, domain or link, and limits it.',
    advice:
      'Send more slowly and more evenly, and watch the spam rate in Postmaster Tools: below 0.1 %, never 0.3 %.',
    source: GOOGLE,
  },
  {
    provider: 'Google',
    code: /4\.2\.1.{0,200}(?:too quickly|at a rate)/is,
    reason: 'speeding',
    meaning: 'The recipient gets more mail than Gmail allows at a time, from all senders together.',
    advice: 'Nothing is wrong with the sender; send again later.',
    source: GOOGLE,
  },
  {
    provider: 'Google',
    code: /5\.7\.1.{0,300}(?:unsolicited|likely suspicious)/is,
    reason: 'spamdetected',
    meaning: 'Gmail takes the message for spam, most often for the reputation of the sender.',
    advice:
      'See Postmaster Tools for the reputation of your domain; check authentication, links and who you write to.',
    source: GOOGLE,
  },
  {
    provider: 'Google',
    code: /groups\.google\.com\/support/,
    reason: 'rejected',
    meaning: 'The group does not exist, or you may not post to it.',
    advice: 'Check the name of the group, join it, or ask its owner to let you post.',
    source: 'https://support.google.com/groups/answer/1067205',
  },
  {
    provider: 'Microsoft',
    code: /5\.4\.31[0-2]/,
    reason: 'networkerror',
    meaning:
      'The name of the receiver’s domain or of its mail server could not be resolved for as long as it was tried.',
    advice:
      'Look for a typing error in the domain; if it is right, its owner must check the MX records and the name servers.',
    source: MICROSOFT,
  },
  {
    provider: 'Microsoft',
    code: /[45]\.4\.(?:300|316|317)/,
    reason: 'expired',
    meaning:
      'The receiver’s mail server did not answer, or refused the connection, for as long as it was tried.',
    advice: 'Its owner must check that the host in its MX record takes connections at port 25.',
    source: MICROSOFT,
  },
  {
    provider: 'Microsoft',
    code: /5\.7\.515/,
    reason: 'authfailure',
    meaning: 'Outlook.com wants SPF, DKIM and DMARC to pass of domains that send much, and they do not.',
    advice: 'Make SPF and DKIM pass, aligned with the domain in From, and publish a DMARC record.',
    source:
      'https://techcommunity.microsoft.com/blog/microsoftdefenderforoffice365blog/strengthening-email-ecosystem-outlook%E2%80%99s-new-requirements-for-high%E2%80%90volume-senders/4399730',
  },
  {
    provider: 'Microsoft',
    code: /5\.7\.(?:509|512)/,
    reason: 'authfailure',
    meaning: 'The message fails DMARC, and the policy of the domain in From has it refused.',
    advice: 'Have every sender of this domain sign with DKIM by it, and put the senders into its SPF record.',
    source: MICROSOFT,
  },
  {
    provider: 'Microsoft',
    code: /5\.7\.(?:7[05]\d)/,
    reason: 'blocked',
    meaning: 'Microsoft does not take mail of this address or tenant: it is new, or has a low reputation.',
    advice:
      'If the tenant is your own, ask Microsoft’s support to check it; else send more slowly and mend what the address is known for.',
    source: MICROSOFT,
  },
  {
    provider: 'Microsoft',
    code: /5\.7\.(?:6[0-4]\d|511)/,
    reason: 'blocked',
    meaning: 'The sending address is on Microsoft’s block list.',
    advice: 'Ask for its removal at https://sender.office.com, after the cause is mended.',
    source: MICROSOFT,
  },
  {
    provider: 'Microsoft',
    code: /5\.4\.1\b(?!\.)/,
    reason: 'userunknown',
    meaning: 'The domain takes mail, but not for this address: unknown recipients are refused at the edge.',
    advice:
      'Check the address. If it is right, the receiver must check its accepted domains and its directory.',
    source: MICROSOFT,
  },
  {
    provider: 'Microsoft',
    code: /5\.1\.10(?!.{0,200}null ?mx)/is,
    reason: 'userunknown',
    meaning: 'The recipient does not exist in the receiver’s directory.',
    advice:
      'Look for a typing error, remove the address from the auto-complete list, and take it off your lists.',
    source: MICROSOFT,
  },
  {
    provider: 'Microsoft',
    code: /5\.1\.8\b.{0,80}bad outbound sender/is,
    reason: 'securityerror',
    meaning: 'Microsoft has blocked this account for sending spam; often it was broken into.',
    advice: 'Change the password, check rules and sessions, and unblock the account in the security centre.',
    source: MICROSOFT,
  },
  {
    provider: 'Microsoft',
    code: /5\.7\.(?:124|13[3-6])|5\.7\.1\b.{0,60}RESOLVER\.RST/is,
    reason: 'securityerror',
    meaning: 'The recipient takes mail only of some senders, such as those of its own organization.',
    advice: 'Ask the owner of the group or mailbox to allow you.',
    source: MICROSOFT,
  },
  {
    provider: 'Microsoft',
    code: /4\.7\.32[0-6]|5\.7\.32[0-6]/,
    reason: 'failedstarttls',
    meaning: 'DNSSEC, DANE or the certificate of the receiver does not check, so Microsoft does not send.',
    advice: 'The receiver must mend its TLSA records, its DNSSEC or its certificate.',
    source: MICROSOFT,
  },
  {
    provider: 'Microsoft',
    code: /\b(?:SC|DY|OU)-00\d\b/,
    reason: 'blocked',
    meaning:
      'Outlook.com refuses the sending host: for its content, because its address is a dynamic one, or by reputation.',
    advice:
      'Send through a host with a fixed address and a PTR record; ask for mitigation in the sender support form.',
    source: OUTLOOK,
  },
  {
    provider: 'Microsoft',
    code: /\bRP-00\d\b/,
    reason: 'speeding',
    meaning: 'Outlook.com limits how much mail this address may send, by its reputation.',
    advice: 'Send more slowly, and watch the address in SNDS.',
    source: OUTLOOK,
  },
  {
    provider: 'Microsoft',
    code: /\bS3(?:140|150)\b/,
    reason: 'blocked',
    meaning: 'The network of the sending address is on Outlook.com’s block list.',
    advice: 'Ask whoever owns the network, and use the sender support form.',
    source: OUTLOOK,
  },
  {
    provider: 'Yahoo',
    code: /\[TSS?0\d\]/,
    reason: 'speeding',
    meaning: 'Yahoo puts the mail off: more than it expects of this address, or complaints of users.',
    advice:
      'Send more slowly, use few connections, and drop recipients that do not react. It is tried again by itself.',
    source: YAHOO,
  },
  {
    provider: 'Yahoo',
    code: /\[TSS?1\d\]|\[BL\d+\]/,
    reason: 'blocked',
    meaning: 'Yahoo refuses the sending address, as it is on a list or has drawn complaints for long.',
    advice: 'Look the address up at Spamhaus, mend the cause, and write to Yahoo’s sender support.',
    source: YAHOO,
  },
  {
    provider: 'Yahoo',
    code: /\[PH\d+\]/,
    reason: 'policyviolation',
    meaning: 'Yahoo takes the message for phishing, by its links or its words.',
    advice: 'Check every link, also where shorteners lead; make them lead to your own domain.',
    source: YAHOO,
  },
  {
    provider: 'Yahoo',
    code: /5\.7\.9/,
    reason: 'policyviolation',
    meaning:
      'Yahoo refuses the message by its rules: it may fail DMARC, or its content or links have drawn complaints.',
    advice: 'Check SPF, DKIM and DMARC first, then content and links.',
    source: YAHOO,
  },
  {
    provider: 'Yahoo',
    code: /user doesn't have an? \S{1,60} account/,
    reason: 'userunknown',
    meaning: 'There is no such account.',
    advice: 'Take the address off your lists: writing to it again harms your reputation.',
    source: YAHOO,
  },
  {
    provider: 'Apple',
    code: /\[CS\d+\]/,
    reason: 'policyviolation',
    meaning:
      'Apple’s filter refuses the message for its content or for the reputation of the sender or of links.',
    advice: 'Check links against block lists, then write to Apple’s postmaster with the text of the bounce.',
    source: APPLE,
  },
  {
    provider: 'Apple',
    code: /\[HM\d+\]/,
    reason: 'blocked',
    meaning: 'Apple refuses the sending host by its rules or its reputation.',
    advice:
      'Check authentication and reverse name of the host, then write to Apple’s postmaster with the text of the bounce.',
    source: APPLE,
  },
  {
    provider: 'Mimecast',
    code: /due to security policies/i,
    reason: 'virusdetected',
    meaning: 'A signature of Mimecast’s malware scanner fits the message, its attachments or its links.',
    advice: 'Check the message for malware; if it is clean, report it to Mimecast as wrongly detected.',
    source: 'https://mimecastsupport.zendesk.com/hc/en-us/articles/34000709564691',
  },
  {
    provider: 'Mimecast',
    code: /host network not allowed/i,
    reason: 'policyviolation',
    meaning: 'The receiver does not take mail of the network or country that it came from.',
    advice: 'Ask the receiver to allow the sending host.',
    source: 'https://mimecastsupport.zendesk.com/hc/en-us/articles/34000709564691',
  },
  {
    provider: 'La Poste',
    code: /destinataire invalide/i,
    reason: 'userunknown',
    meaning: 'There is no such mailbox.',
    advice: 'Take the address off your lists: writing to it again harms your reputation.',
    source: 'https://postmaster.laposte.net/',
  },
  {
    provider: 'La Poste',
    code: /LPN007_(?:510|630)|LPN000_630|#216/i,
    reason: 'policyviolation',
    meaning: 'La Poste refuses the sending host by its rules.',
    advice:
      'Check authentication and reverse name of the host, then write to the postmaster of laposte.net with the code.',
    source: 'https://postmaster.laposte.net/',
  },
  {
    provider: 'La Poste',
    code: /LPN\d{3}_1\d\d/i,
    reason: 'blocked',
    meaning: 'La Poste does not take mail of the sending host now.',
    advice: 'Send more slowly; if it lasts, write to the postmaster of laposte.net with the code.',
    source: 'https://postmaster.laposte.net/',
  },
  {
    provider: 'Orange',
    code: /ofr_?(?:506)/i,
    reason: 'spamdetected',
    meaning: 'Orange takes the message for spam.',
    advice: 'Check content and links, and write to the postmaster of orange.fr with the code.',
    source: 'https://postmaster.orange.fr/',
  },
  {
    provider: 'Orange',
    code: /ofr_?(?:102|104|109|995|999|999)/i,
    reason: 'toomanyconn',
    meaning: 'Orange allows fewer connections or messages of this host.',
    advice: 'Use fewer connections, and send more slowly.',
    source: 'https://postmaster.orange.fr/',
  },
];
