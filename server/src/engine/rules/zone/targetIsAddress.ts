import type { Fix } from '../../finding.ts';
import { isDigit } from '../../text/bytes.ts';
import { OTHER } from '../../zone/labelTraits.ts';
import { type NameId, type NameTable, NO_NAME, ROOT } from '../../zone/names.ts';
import type { RecordView, TokenView } from '../recordView.ts';
import type { RecordRule } from '../rule.ts';
import { fixAt } from '../rule.ts';
import { HAS_OTHER, NUMBER_TARGET } from '../signs.ts';
import { type AddressTarget, addressTarget } from '../support/addressTarget.ts';
import { isReverse } from '../support/reverseZone.ts';
import { isAbsolute, targetToken } from '../support/targetToken.ts';
import { typeTokenPlace } from '../support/typeToken.ts';

const NS = 2;
const CNAME = 5;
const PTR = 12;
const MX = 15;
const AFSDB = 18;
const SRV = 33;
const KX = 36;
const DNAME = 39;
const SVCB = 64;
const HTTPS = 65;

export const targetIsAddress: RecordRule = {
  id: 'zone/target-is-address',
  scope: 'record',
  types: [NS, CNAME, PTR, MX, AFSDB, SRV, KX, DNAME, SVCB, HTTPS],
  needs: HAS_OTHER | NUMBER_TARGET,
  severity: 'error',
  summary: 'An IP address or a URL where a host’s name belongs',
  why: 'These records lead to a name. A server takes `192.0.2.1` as a name of four labels, appends the zone’s name when there is no final dot, and loads the zone; whoever follows the record finds nothing. Mail is not delivered, the delegation is dead, the alias does not resolve.',
  references: ['RFC 1035 §3.3', 'RFC 2181 §10.3', 'RFC 5321 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www  CNAME 192.0.2.1
;          ^^^^^^^^^ error: IPv4 address
shop CNAME https://shop.example.net/
;          ^^^^^^^^^^^^^^^^^^^^^^^^^ error: URL
mail MX    10 192.0.2.2.
;             ^^^^^^^^^^ error: IPv4 address
six  MX    10 2001:db8::2
;             ^^^^^^^^^^^ error: IPv6 address
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www  A     192.0.2.1
shop CNAME shop.example.net.
mail MX    10 www
host CNAME 10.20.30.40.example.net.
`,
    },
    {
      title: 'Numbers are names in a reverse zone',
      zone: '$ORIGIN in-addr.arpa.\n$TTL 1h\n1.2.0.192 CNAME 1.64.2.0.192\n2.2.0.192 CNAME 2.2.0.192.example.net.\n3.2.0 CNAME 3.1.2.0\n',
    },
  ],
  check(record, zone, report) {
    const { names } = zone;
    if (record.target === NO_NAME || !mayBeAddress(names, record.target)) return;
    const token = targetToken(record);
    const found = token && addressTarget(token.text);
    if (token === undefined || found === undefined) return;
    if (isNumberInReverseTree(record, token, names)) return;
    const fix = fixFor(record, token, found);
    report({
      message: `${token.text} is ${article(found)}, but this record leads to a name: servers read it as ${zone.text(record.target)}, which leads nowhere. ${advice(record, found)}`,
      place: token.place,
      ...(fix ? { fixes: [fix] } : {}),
    });
  },
};

/** Whether the first label starts with a digit or a character is none of host names: a cheap look that leaves little. */
function mayBeAddress(names: NameTable, name: NameId): boolean {
  if (name === ROOT) return false;
  return (names.traits(name) & OTHER) !== 0 || isDigit(names.firstOctet(name));
}

/** `3.2.0.192` below `in-addr.arpa.` is a name of that tree (RFC 1035 §3.5). */
function isNumberInReverseTree(record: RecordView, token: TokenView, names: NameTable): boolean {
  const origin = names.fold(record.origin);
  return !isAbsolute(token.text) && names.labelCount(origin) === 2 && isReverse(names, origin);
}

function article({ kind }: AddressTarget): string {
  return kind === 'host and port' ? 'a host with a port' : kind === 'URL' ? 'a URL' : `an ${kind}`;
}

function advice({ type }: RecordView, { kind }: AddressTarget): string {
  if (kind === 'URL') return 'Write the host’s name alone; only a web server can send visitors to a URL.';
  if (kind === 'host and port')
    return 'Write the host’s name alone; SRV, SVCB and HTTPS records can give a port.';
  const address = kind === 'IPv4 address' ? 'an A' : 'an AAAA';
  if (type === CNAME) return `Make it ${address} record.`;
  if (type === PTR) return 'Write the name of the host that has the address.';
  return `Write a host's name, and give that name ${address} record.`;
}

/** A CNAME to an address is an address record; a URL without path or port is a host. */
function fixFor(
  record: RecordView,
  token: TokenView,
  { kind, host, hasMore }: AddressTarget,
): Fix | undefined {
  if (host === '' || hasMore || record.generated) return undefined;
  if (kind === 'URL') {
    if (!host.includes('.') || addressTarget(host) !== undefined) return undefined;
    return fixAt(`Replace by ${host}.`, token.place, `${host}.`);
  }
  if (record.type !== CNAME || token.quoted) return undefined;
  const type = kind === 'IPv4 address' ? 'A' : 'AAAA';
  return {
    title: `Make it an ${type} record`,
    edits: [
      { place: typeTokenPlace(record), text: type },
      { place: token.place, text: host },
    ],
  };
}
