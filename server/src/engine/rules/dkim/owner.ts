import { UNDERSCORE } from '../../zone/labelTraits.ts';
import type { RecordRule } from '../rule.ts';
import { dataStart } from '../support/dataShape.ts';
import { ED25519 } from '../support/keyExample.ts';
import { firstLabels } from '../support/ownerLabels.ts';
import { TXT, textStrings } from '../support/textStrings.ts';

const QUOTE = 0x22;
const LETTER_V = 0x76;
const KEY = /^v\s*=\s*DKIM1\s*;/i;

export const owner: RecordRule = {
  id: 'dkim/owner',
  scope: 'record',
  severity: 'error',
  summary: 'A key record where no verifier looks for it',
  why: 'Verifiers look for the key of a signature at the selector, `_domainkey` and the domain: `s1._domainkey.example.com` for the selector `s1`. A key anywhere else is not found, and signatures fail.',
  references: ['RFC 6376 §3.6.2.1'],
  fixable: false,
  types: [TXT],
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
  check(record, zone, report) {
    const { bytes } = record.block;
    const at = dataStart(record);
    const first = bytes[at] === QUOTE ? at + 1 : at;
    if (((bytes[first] as number) | 0x20) !== LETTER_V) return;
    const name = zone.names.fold(record.owner);
    const labels = firstLabels(zone, name, zone.names.labelCount(name));
    const own = labels.slice(0, labels.length - zone.names.labelCount(zone.apex));
    const isApex = name === zone.apex;
    const lacksSelector = labels[0] === '_domainkey';
    const lacksUnderscore = own.length > 1 && own.at(-1) === 'domainkey';
    if (!isApex && !lacksSelector && !lacksUnderscore) return;
    if (!isApex && !lacksUnderscore && (zone.names.traits(name) & UNDERSCORE) === 0) return;
    if (!KEY.test(textStrings(record).join('')) || zone.isAliasTarget(name)) return;
    const lack = lacksUnderscore
      ? `The label is "_domainkey", with an underscore`
      : lacksSelector
        ? 'The selector is missing in front of "_domainkey"'
        : 'The name lacks the selector and "_domainkey"';
    const domain = zone.text(lacksSelector ? zone.names.parent(name) : zone.apex);
    report({
      message: `Verifiers do not look for a key at ${zone.text(name)}, and signatures fail. ${lack}: write it at "${lacksUnderscore ? own[0] : 's1'}._domainkey.${domain}"${lacksUnderscore ? '' : ', with the selector that the mail server signs with'}.`,
      place: record.ownerPlace,
    });
  },
};
