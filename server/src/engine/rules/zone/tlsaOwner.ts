import type { NameRule } from '../rule.ts';
import { firstLabels, TRANSPORTS, underscoreFix, withoutUnderscore } from '../support/ownerLabels.ts';

const TLSA = 52;

function isPort(text: string): boolean {
  return /^(?:0|[1-9]\d{0,4})$/.test(text) && Number(text) <= 0xffff;
}

function isTransport(label: string): boolean {
  return TRANSPORTS.has(withoutUnderscore(label));
}

/**
 * Whether clients may come to the name: it is `_port._proto`, a wildcard, or has underscores of another kind, as names
 * have that CNAMEs of other zones lead to.
 */
function isPlausible([first = '', second = '']: readonly string[]): boolean {
  if (first === '*') return true;
  if (first.startsWith('_') && isPort(first.slice(1)))
    return second.startsWith('_') && !isPort(second.slice(1));
  if (first === '_*' || isTransport(first) || isTransport(second)) return false;
  return first.startsWith('_') || second.startsWith('_');
}

export const tlsaOwner: NameRule = {
  id: 'zone/tlsa-owner',
  scope: 'name',
  severity: 'warning',
  summary: 'TLSA record at a name that is not _port._proto',
  why: 'A client that connects to port 443 of `www.example.com` asks for `_443._tcp.www.example.com`. A TLSA record at any other name protects nothing. Names that a CNAME leads to are not reported, since many services often share one record.',
  references: ['RFC 6698 §3', 'RFC 7671 §7'],
  fixable: true,
  types: [TLSA],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
443.tcp.www  TLSA 3 1 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
; @1-11 warning: zone/tlsa-owner
_https._tcp  TLSA 3 1 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
; @1-11 warning: zone/tlsa-owner
_443.www     TLSA 3 1 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
; @1-8 warning: zone/tlsa-owner
mail         TLSA 3 1 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
; @1-4 warning: zone/tlsa-owner
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_443._tcp.www  TLSA  3 1 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
*._tcp.mail    TLSA  3 1 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
_25._tcp.mx    CNAME tlsa
_465._tcp.mx   CNAME tlsa
tlsa           TLSA  2 1 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
`,
    },
  ],
  check(name, zone, report) {
    const labels = firstLabels(zone, name, 2);
    if (isPlausible(labels) || zone.isAliasTarget(name)) return;
    const record = zone.recordsAt(name, TLSA)[0];
    if (record === undefined) return;
    const [first = '', second = ''] = labels;
    const isClose = isPort(withoutUnderscore(first)) && isTransport(second);
    const fix = isClose ? underscoreFix(zone, name, TLSA) : undefined;
    report({
      message: `${zone.text(name)} has a TLSA record, but is not of the form _port._proto, such as _443._tcp: TLS clients do not look there, so it protects nothing. Put port and transport before the name of the host.`,
      place: record.ownerPlace,
      ...(fix ? { fixes: [fix] } : {}),
    });
  },
};
