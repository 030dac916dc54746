import type { NameRule } from '../rule.ts';
import { checkMailboxOwner } from '../support/mailboxOwner.ts';

const OPENPGPKEY = 61;

export const openpgpkeyOwner: NameRule = {
  id: 'zone/openpgpkey-owner',
  scope: 'name',
  severity: 'warning',
  summary: "OPENPGPKEY record at a name that is not a user's digest below _openpgpkey",
  why: "A mail program looks for a user's key at the SHA-256 digest of the part before the `@`, cut to 28 octets and written as 56 hexadecimal digits, below `_openpgpkey` and the mail domain. A plain user name, or the digest of the whole address, is not found, and no name server refuses it.",
  references: ['RFC 7929 §3'],
  fixable: false,
  types: [OPENPGPKEY],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
hugh._openpgpkey OPENPGPKEY mQENBFVHm5sBCADkvw==
; @1-16 warning: zone/openpgpkey-owner
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
$ORIGIN _openpgpkey.example.com.
c93f1e400f26708f98cb19d936620da35eec8f72e57f9eec01c1afd6 OPENPGPKEY mQENBFVHm5sBCADkvw==
`,
    },
  ],
  check(name, zone, report) {
    checkMailboxOwner(name, zone, report, {
      type: OPENPGPKEY,
      mnemonic: 'OPENPGPKEY',
      label: '_openpgpkey',
    });
  },
};
