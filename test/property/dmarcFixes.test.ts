import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkRecord } from '../../server/src/engine/mail/checkRecord.ts';
import { completeDmarc } from '../../server/src/engine/mail/dmarc/completeDmarc.ts';
import { parseDmarcRecord } from '../../server/src/engine/mail/dmarc/dmarcRecord.ts';
import { hoverDmarc } from '../../server/src/engine/mail/dmarc/hoverDmarc.ts';
import { rolloutOf } from '../../server/src/engine/mail/dmarc/rollout.ts';
import { applyEdits } from '../../server/src/engine/mail/inZone/zoneText.ts';
import type { MailEdit, MailFinding } from '../../server/src/engine/mail/mailRecord.ts';
import { DMARC_RULES } from '../../server/src/engine/rules/dmarcRules.ts';
import { PROPERTY } from '../support/properties.ts';

const RULES = DMARC_RULES.flatMap((rule) => (rule.scope === 'mail' ? [rule] : []));

const name = fc.constantFrom(
  'v',
  'p',
  'sp',
  'np',
  'P',
  't',
  'psd',
  'adkim',
  'aspf',
  'fo',
  'rua',
  'ruf',
  'pct',
  'rf',
  'ri',
  'npp',
  'x',
);
const value = fc.constantFrom(
  'DMARC1',
  'dmarc1',
  'none',
  'quarantine',
  'reject',
  'rejct',
  'none yet',
  'y',
  'n',
  'r',
  's',
  'relaxed',
  '0:1',
  '1,d',
  '50',
  '100',
  '',
  'mailto:a@example.com',
  'a@example.com',
  'mailto:a@example.com,mailto:b@example.net!5m',
  'mailto:a@x.org b@x.org',
  'mailto://a@x.org',
  'https://x.org',
  'mailto:a!b@x.org',
  ',',
  'mailto:a',
);
const equals = fc.constantFrom('=', '=', '=', ' = ', ':', ' ');
const tag = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(name, equals, value).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.constantFrom('', 'b@example.com', 'mailto:c@example.com', 'strict', '💌') },
);
const separator = fc.constantFrom('; ', '; ', '; ', ';', ' ;', ' ', ', ', ';;');
const text = fc
  .tuple(
    fc.constantFrom('v=DMARC1', 'v=DMARC1', 'v=DMARC1', ' v=DMARC1', 'v=dmarc1', 'V=DMARC1', ''),
    fc.array(fc.tuple(separator, tag), { maxLength: 7 }),
    fc.constantFrom('', ';', ' ; '),
  )
  .map(([version, tags, end]) => version + tags.flat().join('') + end);

function findings(record: string, owner: string): { readonly rule: string; readonly finding: MailFinding }[] {
  const found: { rule: string; finding: MailFinding }[] = [];
  checkRecord({ kind: 'dmarc', text: record, owner }, RULES, (rule, finding) =>
    found.push({ rule, finding }),
  );
  return found;
}

function assertEdits(edits: readonly MailEdit[], { length }: string): void {
  let end = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    assert.ok(
      edit.start >= end && edit.end >= edit.start && edit.end <= length,
      'edits are in the text and do not overlap',
    );
    end = edit.end;
  }
}

test('findings are in the text, their fixes take them away, and hovers and completions stay within it', () => {
  fc.assert(
    fc.property(
      text,
      fc.constantFrom('_dmarc.example.com', 'example.net._report._dmarc.example.com'),
      (record, owner) => {
        const parsed = parseDmarcRecord({ kind: 'dmarc', text: record, owner });
        const before = findings(record, owner);
        for (const { rule, finding } of before) {
          assert.ok(finding.start >= 0 && finding.start <= finding.end && finding.end <= record.length, rule);
          for (const { title, edits } of finding.fixes ?? []) {
            assertEdits(edits, record);
            const fixed = applyEdits(record, edits);
            const count = (all: typeof before) => all.filter((other) => other.rule === rule).length;
            // Of two tags of one name the second is judged once the first is gone.
            if (parsed.duplicates.length > 0 && rule !== 'dmarc/duplicate-tag') continue;
            assert.ok(count(findings(fixed, owner)) < count(before), `${rule}: “${title}” makes ${fixed}`);
          }
        }
        const step = rolloutOf(parsed)?.next;
        if (step !== undefined) assertEdits(step.edits, record);
        for (let offset = 0; offset <= record.length; offset++) {
          const hover = hoverDmarc(parsed, offset);
          if (hover !== undefined)
            assert.ok(hover.start <= offset && offset <= hover.end && hover.end <= record.length);
          for (const { replaces } of completeDmarc(parsed, offset))
            assert.ok(replaces.start <= offset && offset <= replaces.end && replaces.end <= record.length);
        }
      },
    ),
    PROPERTY,
  );
});
