import { encodeUtf8 } from '../../text/utf8.ts';
import type { NameId, NameTable } from '../../zone/names.ts';
import type { NameRule } from '../rule.ts';
import { firstLabels, TRANSPORTS, underscoreFix, withoutUnderscore } from '../support/ownerLabels.ts';

const SRV = 33;

/** `_service._proto`, an instance of DNS-SD before that (RFC 6763 §4.1), or a wildcard that may stand for both. */
function isServiceName([first = '', second = '', third = '']: readonly string[]): boolean {
  if (first === '*') return true;
  const isSwapped = TRANSPORTS.has(first.slice(1)) && !TRANSPORTS.has(second.slice(1));
  if (first.startsWith('_') && second.startsWith('_')) return !isSwapped;
  return second.startsWith('_') && third.startsWith('_');
}

const LINE = 0x5f;
const USUAL = ['_tcp', '_udp', '_tls'].map((label) => encodeUtf8(label));

/** Whether it begins as nearly all names of services do: they need no look at their labels as texts. */
function isUsual(names: NameTable, name: NameId): boolean {
  if (names.firstOctet(name) !== LINE) return false;
  const second = names.parent(name);
  for (const label of USUAL) if (names.labelIs(second, label)) return true;
  return false;
}

export const srvOwner: NameRule = {
  id: 'zone/srv-owner',
  scope: 'name',
  severity: 'warning',
  summary: 'SRV record at a name that is not _service._proto',
  why: 'A client that wants the SIP servers of `example.com` over TCP asks for `_sip._tcp.example.com`, underscores included. An SRV record at any other name answers no client. Names that a CNAME leads to are not reported.',
  references: ['RFC 2782', 'RFC 8552 §1.1', 'RFC 6763 §4.1'],
  fixable: true,
  types: [SRV],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
sip.tcp   SRV 10 5 5060 sip
; @1-7 warning: zone/srv-owner
xmpp      SRV 10 5 5222 sip
; @1-4 warning: zone/srv-owner
_tcp._ldap SRV 10 5 389 sip
; @1-10 warning: zone/srv-owner
sip       A   192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_sip._tcp                     SRV 10 5 5060 sip
_ldap._tcp.dc._msdcs          SRV 0 100 389 sip
Laser\\032Printer._ipp._tcp    SRV 0 0 631 sip
*._tcp                        SRV 0 0 0 .
sip                           A   192.0.2.1
`,
    },
    {
      title: 'A CNAME leads to it',
      zone: `$ORIGIN example.com.
$TTL 1h
_sip._tcp CNAME srv
srv       SRV   10 5 5060 sip
sip       A     192.0.2.1
`,
    },
  ],
  check(name, zone, report) {
    if (isUsual(zone.names, name)) return;
    const labels = firstLabels(zone, name, 3);
    if (isServiceName(labels) || zone.isAliasTarget(name)) return;
    const record = zone.recordsAt(name, SRV)[0];
    if (record === undefined) return;
    const [first = '', second = ''] = labels;
    const isClose = TRANSPORTS.has(withoutUnderscore(second)) && !TRANSPORTS.has(withoutUnderscore(first));
    const fix = isClose ? underscoreFix(zone, name, SRV) : undefined;
    report({
      message: `${zone.text(name)} has an SRV record, but is not of the form _service._proto, such as _sip._tcp: no client asks for it. Name the service and its transport, each with "_" before it.`,
      place: record.ownerPlace,
      ...(fix ? { fixes: [fix] } : {}),
    });
  },
};
