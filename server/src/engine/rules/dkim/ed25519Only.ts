import { type NameId, NO_NAME } from '../../zone/names.ts';
import { BELOW_KEYS } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import { ED25519, RSA_2048 } from '../support/keyExample.ts';
import { keysAbove, keysAt, MANY_SELECTORS } from '../support/selectorName.ts';
import { TXT } from '../support/textStrings.ts';
import { byOrder, type ZoneView } from '../zoneView.ts';

const CNAME = 5;
const NS = 2;

/** Octets in the file that a record with a key of Ed25519 does not have. */
const LONGEST = 400;

const HEAD = `$ORIGIN example.com.
$TTL 1h
@             SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@             NS  ns1.example.net.
@             NS  ns2.example.net.
`;

export const ed25519Only: NameRule = {
  id: 'dkim/ed25519-only',
  scope: 'name',
  severity: 'warning',
  summary: 'Ed25519 keys alone, without one of RSA beside them',
  why: 'Not all receivers verify signatures by Ed25519: to the others, mail that is signed so alone is not signed at all, and fails DMARC where SPF does not pass. Mail is signed twice, by a key of RSA and by one of Ed25519, each with a selector of its own.',
  references: ['RFC 8463 §6'],
  fixable: false,
  types: [TXT],
  needs: BELOW_KEYS,
  bad: [
    {
      zone: `${HEAD}s1._domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519}"
; @1-13 warning: dkim/ed25519-only
`,
    },
  ],
  good: [
    {
      zone: `${HEAD}s1._domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519}"
r1._domainkey TXT ( "v=DKIM1; k=rsa; p=${RSA_2048.slice(0, 200)}"
                    "${RSA_2048.slice(200)}" )
`,
    },
    {
      title: 'The other keys are elsewhere',
      zone: `${HEAD}s1._domainkey TXT   "v=DKIM1; k=ed25519; p=${ED25519}"
r1._domainkey CNAME r1.dkim.example.net.
`,
    },
  ],
  check(name, zone, report) {
    const keys = zone.isComplete ? keysAbove(zone.names, name) : NO_NAME;
    if (keys === NO_NAME) return;
    // Of more, one will have a key of RSA.
    const others = zone.namesBelow(keys, MANY_SELECTORS);
    if (others.length >= MANY_SELECTORS) return;
    // Long texts are keys of RSA.
    const texts = zone.recordsAt(name, TXT).map(({ typePlace: { start, end } }) => end - start);
    if (Math.min(...texts) > LONGEST) return;
    const [own] = keysAt(zone, name);
    if (own === undefined || own.key.key.kind !== 'ed25519') return;
    for (const other of others) {
      if (other === name) continue;
      zone.look(other);
      if (mayHaveRsa(zone, other)) return;
      // It is said at the first one.
      const [found] = keysAt(zone, other);
      if (found?.key.key.kind === 'ed25519' && byOrder(found.record, own.record) < 0) return;
    }
    report({
      message: `All keys of ${zone.text(zone.names.parent(keys))} are of Ed25519, which many receivers cannot verify: mail that is signed with them alone counts as unsigned there. Publish a key of RSA under another selector as well, and sign with both.`,
      place: own.record.ownerPlace,
    });
  },
};

/** Whether a selector has a key of RSA, or one that is not known here: elsewhere, damaged, below another label. */
function mayHaveRsa(zone: ZoneView, name: NameId): boolean {
  if (!zone.exists(name) || zone.hasType(name, CNAME, NS)) return true;
  return keysAt(zone, name).some(({ key }) => key.key.kind !== 'ed25519' && key.key.kind !== 'revoked');
}
