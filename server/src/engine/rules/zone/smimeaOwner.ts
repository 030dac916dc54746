import type { NameRule } from '../rule.ts';
import { checkMailboxOwner } from '../support/mailboxOwner.ts';

const SMIMEA = 53;

export const smimeaOwner: NameRule = {
  id: 'zone/smimea-owner',
  scope: 'name',
  severity: 'warning',
  summary: "SMIMEA record at a name that is not a user's digest below _smimecert",
  why: "A mail program looks for a user's certificate at the SHA-256 digest of the part before the `@`, cut to 28 octets and written as 56 hexadecimal digits, below `_smimecert` and the mail domain. At any other name it is not found.",
  references: ['RFC 8162 §3'],
  fixable: false,
  types: [SMIMEA],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
hugh             SMIMEA 3 0 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
; @1-4 warning: zone/smimea-owner
hugh._smimecert  SMIMEA 3 0 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
; @1-15 warning: zone/smimea-owner
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
$ORIGIN _smimecert.example.com.
c93f1e400f26708f98cb19d936620da35eec8f72e57f9eec01c1afd6 SMIMEA 3 0 1 (
  8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1 )
`,
    },
  ],
  check(name, zone, report) {
    checkMailboxOwner(name, zone, report, { type: SMIMEA, mnemonic: 'SMIMEA', label: '_smimecert' });
  },
};
