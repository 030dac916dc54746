import { type NameId, NO_NAME } from '../../zone/names.ts';
import { BELOW_KEYS } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import { ED25519, ED25519_OTHER } from '../support/keyExample.ts';
import { keysAbove, keysAt, MANY_SELECTORS, type ZoneKey } from '../support/selectorName.ts';
import { TXT } from '../support/textStrings.ts';
import { byOrder, type ZoneView } from '../zoneView.ts';

/** Selectors of one domain that are compared; those of more are kept by a program. */
const MOST = 12;
const NONE: readonly NameId[] = [];

export const weakKeyReuse: NameRule = {
  id: 'dkim/weak-key-reuse',
  scope: 'name',
  severity: 'warning',
  summary: 'One key under two selectors, or for two domains',
  why: 'A new selector with the old key is no new key: who has the old private key goes on signing, and withdrawing one of them does not withdraw the other. A key that several domains share is lost for all of them at once. Compared are the selectors of a domain, and the same selector at the domains above it in the zone.',
  references: ['RFC 6376 §3.1', 'RFC 6376 §8.3'],
  fixable: false,
  types: [TXT],
  needs: BELOW_KEYS,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
s1._domainkey      TXT "v=DKIM1; k=ed25519; p=${ED25519}"
s2._domainkey      TXT "v=DKIM1; k=ed25519; t=s; p=${ED25519}"
; @1-13 warning: dkim/weak-key-reuse
s1._domainkey.news TXT "v=DKIM1; k=ed25519; p=${ED25519}"
; @1-18 warning: dkim/weak-key-reuse
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
s1._domainkey      TXT "v=DKIM1; k=ed25519; p=${ED25519}"
s2._domainkey      TXT "v=DKIM1; k=ed25519; p=${ED25519_OTHER}"
s1._domainkey.news CNAME s1._domainkey
`,
    },
  ],
  check(name, zone, report) {
    const keys = keysAbove(zone.names, name);
    if (keys === NO_NAME) return;
    const siblings = zone.namesBelow(keys, MANY_SELECTORS);
    const all = [...(siblings.length < MOST ? siblings : NONE), ...aboveIt(zone, name, keys)];
    const others = all.filter((other) => other !== name && zone.exists(zone.look(other)));
    // Most domains of most zones have one selector, whose key need not be read then.
    const [own] = others.length === 0 ? [] : keysAt(zone, name);
    const ownKey = own && keyText(own);
    if (own === undefined || ownKey === undefined) return;
    const before = others
      .flatMap((other) => keysAt(zone, other))
      .filter((other) => keyText(other) === ownKey && byOrder(other.record, own.record) < 0)
      .sort((a, b) => byOrder(a.record, b.record));
    const [first] = before;
    if (first === undefined) return;
    report({
      message: `This is the key of ${zone.text(first.record.owner)} once more: with one private key all of them are lost at once, and withdrawing one does not withdraw the other. Generate a key for each selector and domain; an alias (CNAME) shares one on purpose.`,
      place: own.record.ownerPlace,
      related: [{ message: 'The same key', place: first.record.ownerPlace }],
    });
  },
};

function keyText({ key: { key } }: ZoneKey): string | undefined {
  return key.kind === 'rsa' || key.kind === 'ed25519' ? key.tag.value.replaceAll(/\s/g, '') : undefined;
}

/** The same selector at the domains above this one, as far as the zone goes; it may come to be there later. */
function aboveIt(zone: ZoneView, name: NameId, keys: NameId): readonly NameId[] {
  const { names } = zone;
  let domain = names.parent(keys);
  if (names.parent(name) !== keys || domain === zone.apex) return NONE;
  const domainKey = names.label(keys);
  const selector = names.label(name);
  const found: NameId[] = [];
  while (domain !== zone.apex && zone.inZone(domain)) {
    domain = names.parent(domain);
    const below = names.child(domain, domainKey, 0, domainKey.length);
    const other = below === NO_NAME ? NO_NAME : names.child(below, selector, 0, selector.length);
    if (other !== NO_NAME) found.push(other);
  }
  return found;
}
