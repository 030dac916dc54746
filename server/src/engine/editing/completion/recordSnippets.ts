import { RECORD_TYPES } from '../../records/recordTypes.ts';
import { NO_NAME } from '../../zone/names.ts';
import { nameText } from '../../zone/nameText.ts';
import { apexOf } from '../../zone/zone.ts';
import type { Completion, CompletionSource } from './completion.ts';
import { escapeSnippet, snippetOf } from './snippet.ts';

/** A whole record with places to fill in. */
interface RecordSnippet {
  readonly title: string;
  readonly type: string;
  /** The owner with a place to fill in; `@` where left out. */
  readonly owner?: string;
  /** Which owners it belongs to, for one that is there already. */
  readonly at?: RegExp;
  readonly data: string;
  readonly detail: string;
}

const SOA_DATA = [
  '{2:ns1} {3:hostmaster} (',
  '{4:SERIAL} ; serial',
  '{5:4h} ; refresh',
  '{6:1h} ; retry',
  '{7:2w} ; expire',
  '{8:1h} ) ; minimum',
].join('\n            ');

/**
 * Places to fill in are written as for `snippetOf`: owners have the first, data those from 2 on. `ZONE` is the zone's name without its final dot, `SERIAL` today's
 * first serial.
 */
const SNIPPETS: readonly RecordSnippet[] = [
  {
    title: 'A record',
    type: 'A',
    owner: '{1:www}',
    data: '{2:192.0.2.1}',
    detail: 'IPv4 address of a host',
  },
  {
    title: 'AAAA record',
    type: 'AAAA',
    owner: '{1:www}',
    data: '{2:2001:db8::1}',
    detail: 'IPv6 address of a host',
  },
  {
    title: 'CNAME record',
    type: 'CNAME',
    owner: '{1:alias}',
    data: '{2:www}',
    detail: 'Another name for a host',
  },
  { title: 'MX record', type: 'MX', data: '{2:10} {3:mail}', detail: 'Host that accepts mail' },
  { title: 'MX record, no mail', type: 'MX', data: '0 .', detail: 'The name accepts no mail (RFC 7505)' },
  {
    title: 'NS record',
    type: 'NS',
    data: '{2:ns1}',
    detail: 'Name server of the zone or of a delegated one',
  },
  { title: 'SOA record', type: 'SOA', data: SOA_DATA, detail: 'Start of the zone, with its timers' },
  {
    title: 'PTR record',
    type: 'PTR',
    owner: '{1:1}',
    data: '{2:www.example.com.}',
    detail: 'Host name of an address',
  },
  {
    title: 'SPF record',
    type: 'TXT',
    at: /^(?!_)/,
    data: '"v=spf1 {2:mx} {3|-all,~all|}"',
    detail: 'Who may send mail for the domain (RFC 7208)',
  },
  {
    title: 'SPF record, no mail',
    type: 'TXT',
    at: /^(?!_)/,
    data: '"v=spf1 -all"',
    detail: 'Nobody sends mail for the name (RFC 7208)',
  },
  {
    title: 'DMARC record',
    type: 'TXT',
    owner: '_dmarc',
    at: /^_dmarc\./,
    data: '"v=DMARC1; p={2|none,quarantine,reject|}; rua=mailto:{3:dmarc-reports@ZONE}"',
    detail: 'What receivers do with mail that fails SPF and DKIM (RFC 9989)',
  },
  {
    title: 'DKIM record',
    type: 'TXT',
    owner: '{1:selector}._domainkey',
    at: /^[^.]+\._domainkey\./,
    data: '"v=DKIM1; k={2|rsa,ed25519|}; p={3:public-key}"',
    detail: 'Public key that signatures of mail are checked with (RFC 6376 §3.6.1)',
  },
  {
    title: 'MTA-STS record',
    type: 'TXT',
    owner: '_mta-sts',
    at: /^_mta-sts\./,
    data: '"v=STSv1; id={2:SERIAL}"',
    detail: 'Says that there is an MTA-STS policy, and which (RFC 8461 §3.1)',
  },
  {
    title: 'TLS-RPT record',
    type: 'TXT',
    owner: '_smtp._tls',
    at: /^_smtp\._tls\./,
    data: '"v=TLSRPTv1; rua=mailto:{2:tls-reports@ZONE}"',
    detail: 'Where reports on TLS failures are sent (RFC 8460 §3)',
  },
  {
    title: 'BIMI record',
    type: 'TXT',
    owner: '{1:default}._bimi',
    at: /^[^.]+\._bimi\./,
    data: '"v=BIMI1; l={2:https://ZONE/logo.svg}; a={3:https://ZONE/logo.pem}"',
    detail: 'The logo that mail programs show',
  },
  { title: 'TXT record', type: 'TXT', data: '"{2:text}"', detail: 'Any text' },
  {
    title: 'SRV record',
    type: 'SRV',
    owner: '{1:_sip._tcp}',
    data: '{2:0} {3:0} {4:5060} {5:sip}',
    detail: 'Host and port of a service: priority, weight, port, target (RFC 2782)',
  },
  {
    title: 'CAA record',
    type: 'CAA',
    data: '0 {2|issue,issuewild,iodef,issuemail,issuevmc|} "{3:letsencrypt.org}"',
    detail: 'Which certification authority may issue certificates (RFC 8659)',
  },
  {
    title: 'HTTPS record',
    type: 'HTTPS',
    data: '{2:1} {3:.} alpn={4:h2,h3}',
    detail: 'Protocols of a web site (RFC 9460)',
  },
  {
    title: 'SVCB record',
    type: 'SVCB',
    owner: '{1:_dns.resolver}',
    data: '{2:1} {3:resolver} alpn={4:dot} port={5:853}',
    detail: 'How to reach a service (RFC 9460)',
  },
  {
    title: 'TLSA record',
    type: 'TLSA',
    owner: '{1:_443._tcp}',
    data: '{2:3} {3:1} {4:1} {5:sha256-of-the-public-key}',
    detail: 'Key that a TLS server must show: usage, selector, matching type, data (RFC 6698)',
  },
  {
    title: 'SSHFP record',
    type: 'SSHFP',
    owner: '{1:host}',
    data: '{2:4} {3:2} {4:fingerprint}',
    detail: 'Fingerprint of an SSH key: algorithm, hash, fingerprint (RFC 4255)',
  },
  {
    title: 'DS record',
    type: 'DS',
    owner: '{1:child}',
    data: '{2:key-tag} {3:13} {4:2} {5:digest}',
    detail: 'Vouches for the key of a delegated zone (RFC 4034 §5)',
  },
  {
    title: 'NAPTR record',
    type: 'NAPTR',
    data: '{2:10} {3:10} "{4|S,U,A,P|}" "{5:SIP+D2T}" "{6:}" {7:_sip._tcp}',
    detail: 'Rule that rewrites a name: order, preference, flags, services, regexp, replacement (RFC 3403)',
  },
  {
    title: 'URI record',
    type: 'URI',
    owner: '{1:_ftp._tcp}',
    data: '{2:10} {3:1} "{4:https://www.example.com/}"',
    detail: 'URI of a service: priority, weight, target (RFC 7553)',
  },
];

/** Whole records for an empty line, owner included. */
export function recordCompletions(source: CompletionSource): Completion[] {
  return SNIPPETS.map((snippet) => item(source, snippet, `${snippetOf(snippet.owner ?? '{1:@}')} `));
}

/** The rest of a record whose owner is there: first what belongs to that owner; then what belongs to any. */
export function restCompletions(source: CompletionSource): Completion[] {
  const { zone, owner } = source;
  const text = owner === NO_NAME ? '' : nameText(zone.names, owner);
  const special = SNIPPETS.filter(
    ({ at, owner: own }) => at !== undefined && own !== undefined && at.test(text),
  );
  const others = SNIPPETS.filter(({ at }) => at === undefined || (special.length === 0 && at.test(text)));
  return [...special, ...others.filter((snippet) => !special.includes(snippet))].map((snippet) =>
    item(source, snippet, ''),
  );
}

/** What a TXT record may hold at the owner, quotes included. */
export function textSnippets(source: CompletionSource): { title: string; data: string; detail: string }[] {
  const { zone, owner } = source;
  const text = owner === NO_NAME ? '' : nameText(zone.names, owner);
  const fitting = SNIPPETS.filter(({ type, at }) => type === 'TXT' && at?.test(text));
  return fitting.map(({ title, data, detail }) => ({ title, data: filled(source, data), detail }));
}

function item(
  source: CompletionSource,
  { title, type, data, detail }: RecordSnippet,
  before: string,
): Completion {
  const { slot, style } = source;
  const lacksClass =
    slot.role.kind === 'owner' || (slot.role.kind === 'header' && slot.role.lacks.includes('class'));
  const inClass = lacksClass && style.writesClass ? 'IN ' : '';
  return {
    label: title,
    kind: 'record',
    typedAs: title,
    snippet: `${before}${inClass}${type} ${filled(source, data)}`,
    detail,
    topic: { about: 'type', number: RECORD_TYPES.find(({ name }) => name === type)?.number ?? 0 },
  };
}

function filled({ zone, now }: CompletionSource, data: string): string {
  const name = nameText(zone.names, apexOf(zone).name).replace(/\.$/, '') || 'example.com';
  return snippetOf(data).replaceAll('ZONE', escapeSnippet(name)).replaceAll('SERIAL', firstSerial(now));
}

/** Today's first serial, by the convention of RFC 1912 §2.2; 1 without a clock. */
export function firstSerial(now: number | undefined): string {
  if (now === undefined) return '1';
  return `${new Date(now).toISOString().slice(0, 10).replaceAll('-', '')}01`;
}
