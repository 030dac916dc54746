import type { LookupRule } from '../rule.ts';
import { ED25519 } from '../support/keyExample.ts';

export const cnameDangling: LookupRule<'dkim'> = {
  id: 'dkim/cname-dangling',
  scope: 'lookup',
  kind: 'dkim',
  severity: 'warning',
  summary: 'A selector that leads to a name without a key',
  why: 'Mail services keep the keys that they sign with, and have the selector lead there by an alias (CNAME). Where the name does not exist, signatures by the selector fail. It may be mistyped, or left over from a service that is used no longer. Then it is a danger: who can have that name publishes a key there, and signs mail as you.',
  references: ['RFC 6376 §3.6.2.1', 'RFC 6376 §6.1.2'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
s1._domainkey CNAME s1.dkim.example.net.
;             ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: dkim/cname-dangling
s2._domainkey CNAME s2.dkim.example.net.
;             ^^^^^^^^^^^^^^^^^^^^^^^^^^ info: dkim/cname-dangling
`,
      dns: `$TTL 1h
s2.dkim.example.net. A 192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
s1._domainkey CNAME s1.dkim.example.net.
`,
      dns: `$TTL 1h
s1.dkim.example.net. TXT "v=DKIM1; k=ed25519; p=${ED25519}"
`,
    },
  ],
  async check({ text, owner }, dns, report) {
    // A key that stands in the zone needs no lookup; one behind an alias has no text here.
    if (text !== '' || owner === undefined) return;
    const answer = await dns.ask(owner, 'TXT');
    const whole = { start: 0, end: 0 };
    if (answer.status === 'noName') {
      report({
        ...whole,
        message:
          'The name that this selector leads to does not exist, so signatures by it fail. If the service is in use, correct the name; if not, remove the alias: whoever can have that name could sign mail as this domain.',
      });
    } else if (answer.status === 'noData') {
      report({
        ...whole,
        severity: 'info',
        message:
          'The name that this selector leads to has no key, so signatures by it fail. Services publish some keys only when they begin to use them; if this one is not used any more, remove the alias.',
      });
    }
  },
};
