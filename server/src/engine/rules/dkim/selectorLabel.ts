import { isSelectorLabel } from '../../mail/dkim/isSelector.ts';
import { ODD_SELECTOR } from '../ownerSigns.ts';
import type { NameRule } from '../rule.ts';
import { ED25519 } from '../support/keyExample.ts';
import { keysAt, selectorName } from '../support/selectorName.ts';
import { TXT } from '../support/textStrings.ts';

const LABEL_WITH_UNDERSCORE = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;

export const selectorLabel: NameRule = {
  id: 'dkim/selector-label',
  scope: 'name',
  severity: 'error',
  summary: 'A selector that signatures cannot name',
  why: 'A selector stands in `s` of every signature, and there it consists of labels of letters, digits and inner hyphens. Mail servers cannot sign with another one, or verifiers refuse what they sign. Many programs take underscores all the same, not all do. A second `_domainkey` in the name comes from a form or program that adds it by itself.',
  references: ['RFC 6376 §3.1', 'RFC 6376 §3.6.2.1', 'RFC 5321 §4.1.2'],
  fixable: false,
  types: [TXT],
  needs: ODD_SELECTOR,
  bad: [
    {
      title: 'Added twice',
      zone: `$ORIGIN example.com.
$TTL 1h
s1._domainkey._domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519}"
; @1-24 error: dkim/selector-label
`,
    },
    {
      title: 'An underscore, which some programs refuse',
      zone: `$ORIGIN example.com.
$TTL 1h
mail_2026._domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519}"
; @1-20 info: dkim/selector-label
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
mail-2026.berlin._domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519}"
`,
    },
  ],
  check(name, zone, report) {
    const selector = selectorName(zone, name);
    if (selector === undefined) return;
    const bad = selector.labels.find((label, i) => !isSelectorLabel(label) && !(i === 0 && label === '*'));
    if (bad === undefined) return;
    const [found] = keysAt(zone, name);
    if (found === undefined) return;
    const place = found.record.ownerPlace;
    const text = [...selector.labels].join('.');
    if (selector.labels.includes('_domainkey')) {
      report({
        message: `"_domainkey" is in ${zone.text(name)} twice: verifiers look for the key at a name that has it once, and do not find this one. Take one away.`,
        place,
      });
    } else if (selector.labels.every((label) => LABEL_WITH_UNDERSCORE.test(label))) {
      report({
        severity: 'info',
        message: `The selector "${text}" has an underscore. Selectors have letters, digits and hyphens; some programs refuse others. Choose one without it for the next key.`,
        place,
      });
    } else {
      report({
        message: `The selector "${text}" has a character that selectors do not have: signatures cannot name it, or are refused. Use letters, digits and inner hyphens.`,
        place,
      });
    }
  },
};
