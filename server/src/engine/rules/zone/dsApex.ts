import type { NameRule } from '../rule.ts';

const DS = 43;

export const dsApex: NameRule = {
  id: 'zone/ds-apex',
  scope: 'name',
  severity: 'error',
  summary: "DS record at the zone's own name",
  why: "The DS record of a zone belongs in the parent zone, which vouches with it for this zone's key. Here nobody asks for it, and Knot DNS refuses the zone. Hand it to the registrar or to whoever runs the parent zone; to have the parent fetch it, publish it as a CDS record.",
  references: ['RFC 4034 §5', 'RFC 4035 §2.4', 'RFC 7344 §3.1'],
  fixable: false,
  types: [DS],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@ NS  ns1.example.net.
@ NS  ns2.example.net.
@ DS  47674 15 2 2E4F373C65B9CF48AB890A2C4BF2E6DD7EC7A569FEFDD48A59D365BBEF98E763
; @3-81 error: zone/ds-apex
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ SOA    ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@ NS     ns1.example.net.
@ NS     ns2.example.net.
@ DNSKEY 257 3 15 rZY++wc3/e3uqAJh4VHFDhnF60XVLvuxcNsNUpyhPE4=
@ CDS    47674 15 2 2E4F373C65B9CF48AB890A2C4BF2E6DD7EC7A569FEFDD48A59D365BBEF98E763
`,
    },
  ],
  check(name, zone, report) {
    if (!zone.hasSoa || name !== zone.apex) return;
    const [first, ...others] = zone.recordsAt(name, DS);
    if (first === undefined) return;
    report({
      message: `The DS record of ${zone.text(name)} stands in its own zone, where nobody asks for it, and Knot DNS refuses the zone (RFC 4035 §2.4). Move it to the parent zone, or remove it.`,
      place: first.typePlace,
      related: others.map(({ typePlace }) => ({ message: 'Another DS record', place: typePlace })),
    });
  },
};
