import type { NameRule } from '../rule.ts';
import { STRAY_VERSION } from '../signs.ts';
import { ED25519 } from '../support/keyExample.ts';
import { firstLabels } from '../support/ownerLabels.ts';
import { TXT, textStrings } from '../support/textStrings.ts';

const KEY = /^v\s*=\s*DKIM1\s*;/i;

export const owner: NameRule = {
  id: 'dkim/owner',
  scope: 'name',
  severity: 'error',
  summary: 'A key record where no verifier looks for it',
  why: 'Verifiers look for the key of a signature at the selector, `_domainkey` and the domain: `s1._domainkey.example.com` for the selector `s1`. A key anywhere else is not found, and signatures fail.',
  references: ['RFC 6376 §3.6.2.1'],
  fixable: false,
  types: [TXT],
  needs: STRAY_VERSION,
  bad: [
    {
      title: 'At the domain itself',
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=DKIM1; k=ed25519; p=${ED25519}"
; @1-1 error: dkim/owner
`,
    },
    {
      title: 'Without a selector, and without the underscore',
      zone: `$ORIGIN example.com.
$TTL 1h
_domainkey   TXT "v=DKIM1; k=ed25519; p=${ED25519}"
; @1-10 error: dkim/owner
s1.domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519}"
; @1-12 error: dkim/owner
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
s1._domainkey            TXT   "v=DKIM1; k=ed25519; p=${ED25519}"
; where the aliases of customers lead to
s1.domainkey.u123.sender TXT   "v=DKIM1; k=ed25519; p=${ED25519}"
`,
    },
  ],
  check(name, zone, report) {
    const labels = firstLabels(zone, name, zone.names.labelCount(name));
    const own = labels.slice(0, labels.length - zone.names.labelCount(zone.apex));
    const lacksSelector = labels[0] === '_domainkey';
    const lacksUnderscore = own.length > 1 && own.at(-1) === 'domainkey';
    if (name !== zone.apex && !lacksSelector && !lacksUnderscore) return;
    const record = zone.recordsAt(name, TXT).find((each) => KEY.test(textStrings(each).join('')));
    if (record === undefined || zone.isAliasTarget(name)) return;
    const lack = lacksUnderscore
      ? 'The label is "_domainkey", with an underscore'
      : lacksSelector
        ? 'The selector is missing in front of "_domainkey"'
        : 'The name lacks the selector and "_domainkey"';
    const domain = zone.text(lacksSelector ? zone.names.parent(name) : zone.apex);
    const selector = lacksUnderscore ? own.slice(0, -1).join('.') : 's1';
    const which = lacksUnderscore ? '' : ', with the selector that the mail server signs with';
    report({
      message: `Verifiers do not look for a key at ${zone.text(name)}, and signatures fail. ${lack}: write it at "${selector}._domainkey.${domain}"${which}.`,
      place: record.ownerPlace,
    });
  },
};
