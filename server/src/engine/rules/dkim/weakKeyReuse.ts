import type { Block } from '../../zone/block.ts';
import { NO_NAME } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { OutsideRule } from '../rule.ts';
import { ED25519, ED25519_OTHER } from '../support/keyExample.ts';
import { keysAbove, keysAt } from '../support/selectorName.ts';
import { TXT, textStrings } from '../support/textStrings.ts';
import type { ZoneView } from '../zoneView.ts';

/** Keys of a zone that are compared: more are written by a program, which has one for each domain, or one for all on purpose. */
const MOST = 500;
/** A key in base64 is longer; what is shorter is a sample, or was withdrawn. */
const SHORTEST = 40;

export const weakKeyReuse: OutsideRule = {
  id: 'dkim/weak-key-reuse',
  scope: 'outside',
  severity: 'warning',
  summary: 'One key under two selectors, or for two domains',
  why: 'A new selector with the old key is no new key: who has the old private key goes on signing, and withdrawing one of them does not withdraw the other. A key that several domains share is lost for all of them at once. Compared are the keys of a zone, the first 500 of them.',
  references: ['RFC 6376 §3.1', 'RFC 6376 §8.3'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
s1._domainkey      TXT "v=DKIM1; k=ed25519; p=${ED25519}"
s2._domainkey      TXT "v=DKIM1; k=ed25519; t=s; p=${ED25519}"
; @1-13 warning: dkim/weak-key-reuse
b3._domainkey.news TXT "v=DKIM1; k=ed25519; p=${ED25519}"
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
  *check(zone, _, report) {
    const first = new Map<string, RecordView>();
    let count = 0;
    for (const records of zone.inOrder([TXT])) {
      for (const record of records) {
        const key = keyOf(zone, record);
        if (key === '') continue;
        if (++count > MOST) return;
        const before = first.get(key);
        if (before === undefined) first.set(key, record);
        else if (!isSameEntry(before, record) && isKey(zone, record)) {
          const owner = zone.names.fold(before.owner);
          // Equal records of one name are one record.
          if (owner === zone.names.fold(record.owner)) continue;
          report({
            message: `This is the key of ${zone.text(before.owner)} once more: with one private key all of them are lost at once, and withdrawing one does not withdraw the other. Generate a key for each selector and domain; an alias (CNAME) shares one on purpose.`,
            place: record.ownerPlace,
            related: [{ message: 'The same key', place: before.ownerPlace }],
          });
        }
      }
      yield;
    }
  },
};

/** Blocks do not change once they are read, and an edit leaves nearly all as they were. */
const known = new WeakMap<Block, Map<number, string>>();

/** The value of the tag `p` of a record below `_domainkey`, without blanks; empty where there is none that could be a key. */
function keyOf(zone: ZoneView, record: RecordView): string {
  if (keysAbove(zone.names, zone.names.fold(record.owner)) === NO_NAME) return '';
  const { block, row } = record;
  const inBlock = known.get(block) ?? new Map<number, string>();
  known.set(block, inBlock);
  let key = inBlock.get(row);
  if (key === undefined) {
    const value = /(?:^|;)\s*p\s*=([^;]*)/.exec(textStrings(record).join(''))?.[1] ?? '';
    const plain = value.replaceAll(/\s/g, '');
    key = plain.length < SHORTEST ? '' : plain;
    inBlock.set(row, key);
  }
  return key;
}

/** Whether there is a key that can be read: what is not has a finding of its own. */
function isKey(zone: ZoneView, { block, row, owner }: RecordView): boolean {
  const own = keysAt(zone, zone.names.fold(owner)).find(
    ({ record }) => record.row === row && record.block === block,
  );
  const kind = own?.key.key.kind;
  return kind === 'rsa' || kind === 'ed25519';
}

/** A file that is included for several domains, or a $GENERATE, has the key once and means it for all. */
function isSameEntry(one: RecordView, other: RecordView): boolean {
  if (one.block.uri !== other.block.uri || one.ownerPlace.start !== other.ownerPlace.start) return false;
  const { bytes } = one.block;
  return one.block === other.block || bytes.every((byte, i) => byte === other.block.bytes[i]);
}
