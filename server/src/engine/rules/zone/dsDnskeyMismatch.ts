import { findPlainName } from '../../outside/delegations.ts';
import { NO_NAME } from '../../zone/names.ts';
import type { OutsideRule } from '../rule.ts';

const DS = 43;

/** A zone that delegates another one, with the DS record for its key. */
const PARENT = `$ORIGIN example.com.
$TTL 1h
@      SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@      NS  ns1.example.net.
@      NS  ns2.example.net.
branch NS  ns1.example.net.
branch NS  ns2.example.net.
branch DS  47674 15 2 0EF0B6B2CE957DE364639A018AE08774D8D9360C0B0C5EF47F4A50405D9963FE
`;

const CHILD = `$ORIGIN branch.example.com.
$TTL 1h
@ SOA    ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
@ NS     ns1.example.net.
@ NS     ns2.example.net.
@ DNSKEY 257 3 15 rZY++wc3/e3uqAJh4VHFDhnF60XVLvuxcNsNUpyhPE4=
`;

export const dsDnskeyMismatch: OutsideRule = {
  id: 'zone/ds-dnskey-mismatch',
  scope: 'outside',
  severity: 'warning',
  summary: 'DS records of a delegation that are for no key of the zone they lead to',
  why: 'The DS records of a delegation say which key the zone there is signed with. If none of them is for a key that the zone has, validating resolvers take all of its answers for forged: it is gone for their users. It happens when the keys were changed and the parent zone was not, or when a digest was copied in part. The rule speaks where both zones are open in the editor, or in one run of the command line. One DS record that leads to a key is enough: others may be there for the next one.',
  references: ['RFC 4035 §5.2', 'RFC 4034 §5', 'RFC 6781 §4.1.2'],
  fixable: false,
  bad: [
    {
      title: 'A digest that is not that of the key',
      zone: `${PARENT.replace('0EF0', '1EF0')}; @8-86 warning: zone/ds-dnskey-mismatch\n`,
      others: { 'branch.example.com.zone': CHILD },
    },
  ],
  good: [
    {
      zone: PARENT,
      others: { 'branch.example.com.zone': CHILD },
    },
  ],
  *check(zone, { neighbours }, report) {
    if (neighbours === undefined || !zone.isComplete) return;
    for (const { apex, keys } of neighbours.signedBelow(zone.text(zone.apex).toLowerCase())) {
      const name = findPlainName(zone, apex);
      if (name === NO_NAME) continue;
      const records = zone.recordsAt(name, DS);
      const isMeant = records.some((record) => {
        const wire = record.wire()?.slice();
        return wire === undefined || keys.some((key) => key.isMeantBy(wire));
      });
      const [first, ...others] = records;
      if (first === undefined || isMeant || zone.isDamaged(name)) continue;
      report({
        message: `${others.length > 0 ? 'None of these DS records is' : 'This DS record is not'} for a key of ${apex}: validating resolvers take all answers of that zone for forged. Make ${others.length > 0 ? 'them' : 'it'} again from the DNSKEY record that signs its keys.`,
        place: first.typePlace,
        related: others.map(({ typePlace }) => ({ message: 'Another DS record', place: typePlace })),
        elsewhere: keys.map(({ at }) => ({ message: `A key of ${apex}`, at })),
      });
      yield;
    }
  },
};
