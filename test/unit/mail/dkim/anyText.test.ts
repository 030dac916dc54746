import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkRecord } from '../../../../server/src/engine/mail/checkRecord.ts';
import { completeDkim } from '../../../../server/src/engine/mail/dkim/completeDkim.ts';
import { parseDkimKey } from '../../../../server/src/engine/mail/dkim/dkimKey.ts';
import { hoverDkim } from '../../../../server/src/engine/mail/dkim/hoverDkim.ts';
import { applyEdits } from '../../../../server/src/engine/mail/inZone/zoneText.ts';
import type { MailFinding, Span } from '../../../../server/src/engine/mail/mailRecord.ts';
import { DKIM_RULES } from '../../../../server/src/engine/rules/dkimRules.ts';
import {
  ED25519,
  ED25519_SPKI,
  RSA_1024,
  RSA_2048,
} from '../../../../server/src/engine/rules/support/keyExample.ts';
import { Random } from '../../../support/random.ts';

const RULES = DKIM_RULES.filter((rule) => rule.scope === 'mail');
const PARTS = [
  'v=DKIM1',
  'k=rsa',
  'k=ed25519',
  `p=${RSA_1024}`,
  `p=${RSA_2048}`,
  `p=${ED25519}`,
  `p=${ED25519_SPKI}`,
  'p=',
  't=y:s',
  'h=sha1:sha256',
  's=email',
  'g=*',
  'n=a note',
  'x=1',
  'word',
  '-----BEGIN PUBLIC KEY-----',
  '"',
  '\\',
  ' ',
  ';',
];

/** Any text that may be meant as a key record. */
function anyText(random: Random): string {
  let text = random.list(0, 8, () => random.pick(PARTS)).join(random.pick(['; ', ';', ' ', '']));
  for (let edits = random.int(0, 3); edits > 0; edits--) {
    const at = random.int(0, text.length);
    const put = random.chance(0.5) ? random.pick(['=', ';', 'P', '—', '\0', '=', ' ', '\u{1f511}']) : '';
    text = text.slice(0, at) + put + text.slice(at + random.int(0, 3));
  }
  return text;
}

function findingsOf(text: string): (MailFinding & { readonly rule: string })[] {
  const found: (MailFinding & { readonly rule: string })[] = [];
  const record = { kind: 'dkim', text, owner: 's1._domainkey.example.com' } as const;
  checkRecord(record, RULES, (rule, finding) => found.push({ rule, ...finding }));
  return found;
}

suite('any text as a key record', () => {
  test('findings, hovers and completions are within it, and fixes change it', () => {
    const random = new Random(6376);
    for (let round = 0; round < 8000; round++) {
      const text = anyText(random);
      const inside = ({ start, end }: Span, what: string) =>
        assert.ok(start >= 0 && start <= end && end <= text.length, `${what} of ${JSON.stringify(text)}`);
      const found = findingsOf(text);
      for (const finding of found) {
        inside(finding, finding.rule);
        for (const fix of finding.fixes ?? []) {
          for (const edit of fix.edits) inside(edit, `${finding.rule}: ${fix.title}`);
          const fixed = applyEdits(text, fix.edits);
          assert.notEqual(fixed, text, `${finding.rule} changes ${JSON.stringify(text)}`);
        }
      }
      const record = parseDkimKey({ kind: 'dkim', text, owner: undefined });
      const offset = random.int(0, text.length);
      const hover = hoverDkim(record, offset);
      if (hover !== undefined) inside(hover, 'hover');
      for (const { replaces } of completeDkim(record, offset)) inside(replaces, 'completion');
    }
  });

  test('fixes come to an end: applied one after the other, none is left', () => {
    const random = new Random(8301);
    for (let round = 0; round < 2000; round++) {
      const first = anyText(random);
      let text = first;
      for (let steps = 0; ; steps++) {
        const fix = findingsOf(text).find(({ fixes = [] }) => fixes.length > 0)?.fixes?.[0];
        if (fix === undefined) break;
        assert.ok(steps < 40, `no end to the fixes of ${JSON.stringify(first)}: ${JSON.stringify(text)}`);
        text = applyEdits(text, fix.edits);
      }
    }
  });
});
