import type { RecordRule } from '../rule.ts';
import { FILL_IN_TARGET } from '../signs.ts';
import { isPlaceholder } from '../support/placeholder.ts';
import { targetToken } from '../support/targetToken.ts';

const NS = 2;
const CNAME = 5;
const MX = 15;
const SRV = 33;

export const placeholder: RecordRule = {
  id: 'zone/placeholder',
  scope: 'record',
  types: [NS, CNAME, MX, SRV],
  needs: FILL_IN_TARGET,
  severity: 'warning',
  summary: 'A placeholder that was to be replaced',
  why: 'Zone files that providers export, and examples from instructions, hold words in place of names that only you know. Servers load them as names like others, which lead nowhere: an NS record with the placeholder of a Cloudflare export makes the zone lame.',
  references: ['RFC 1034 §4.2.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@ NS REPLACE&ME$WITH^YOUR@NAMESERVER.
;    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: is a placeholder
@ NS ns1.example.net.
@ MX 10 mail.your-domain.com.
;       ^^^^^^^^^^^^^^^^^^^^^ warning: is a placeholder
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@ NS ns1.example.net.
@ NS ns2.example.net.
@ MX 10 mail.your-company.example.net.
`,
    },
  ],
  check(record, zone, report) {
    const { target } = record;
    if (!isPlaceholder(zone, target)) return;
    const token = targetToken(record);
    report({
      message: `"${token?.text ?? zone.text(target)}" is a placeholder: no such host exists. Write the name that belongs here, or remove the record.`,
      place: token?.place ?? record.typePlace,
    });
  },
};
