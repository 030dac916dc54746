import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Example } from '../../server/src/engine/rules/rule.ts';
import { RULES } from '../../server/src/engine/rules/rules.ts';
import { applyEverywhere, check, checkLookups, findingsIn, lookupsIn, type ZoneContext } from './check.ts';
import { readMarkers } from './marker.ts';

type Findings = ReturnType<typeof findingsIn>;

// The examples in the rules' declarations, which the documentation prints; policy files: policyExamples.test.ts.
for (const rule of RULES.filter((each) => each.scope !== 'policy')) {
  const inContext = (example: Example) => ({ ...example, strict: rule.set === 'strict' });
  const run = rule.scope === 'lookup' ? checkLookups : check;
  suite(rule.id, () => {
    for (const [i, example] of rule.bad.entries()) {
      test(`bad: ${titleOf(example, i)}`, async () => {
        const found = await run(example.zone, inContext(example));
        assert.ok(
          found.some((finding) => finding.rule === rule.id),
          `shows ${rule.id}; shows ${found.map((finding) => finding.rule).join(', ') || 'nothing'}`,
        );
        for (const finding of found) assertMessage(finding.message);
      });
    }
    for (const [i, example] of rule.good.entries()) {
      test(`good: ${titleOf(example, i)}`, async () => {
        assert.deepEqual(readMarkers(example.zone).expected, [], 'a good example has no markers');
        await run(example.zone, inContext(example));
      });
    }
    test(`${rule.fixable ? 'has' : 'has no'} fixes, as it says`, async () => {
      const all = await Promise.all(rule.bad.map((example) => run(example.zone, inContext(example))));
      const fixed = all.flat().filter((finding) => finding.rule === rule.id && finding.fixes.length > 0);
      assert.equal(fixed.length > 0, rule.fixable);
    });
    for (const [i, example] of rule.bad.entries()) {
      test(`fixes take findings away and bring none: ${titleOf(example, i)}`, () =>
        checkFixes(inContext(example), rule.scope === 'lookup' ? lookupsIn : findingsIn));
    }
  });
}

function titleOf({ title }: Example, i: number): string {
  return title ?? String(i + 1);
}

/** Applies each fix by itself: what is found then is what was found before, without at least that finding. */
async function checkFixes(
  example: Example & ZoneContext,
  find: (text: string, context: ZoneContext) => Findings | Promise<Findings>,
): Promise<void> {
  const { text } = readMarkers(example.zone);
  const before = await find(text, example);
  for (const finding of before) {
    for (const fix of finding.fixes) {
      const { zone, ...fixed } = applyEverywhere(text, example.others ?? {}, fix);
      const after = await find(zone, { ...example, ...(example.others ? fixed : {}) });
      assert.ok(after.length < before.length, `“${fix.title}” takes ${finding.rule} away: ${listOf(after)}`);
      const known = new Map<string, number>();
      for (const { rule } of before) known.set(rule, (known.get(rule) ?? 0) + 1);
      for (const { rule, message } of after) {
        const left = (known.get(rule) ?? 0) - 1;
        assert.ok(left >= 0, `“${fix.title}” brings a finding: ${rule} ${message}`);
        known.set(rule, left);
      }
    }
  }
}

function listOf(findings: readonly { readonly rule: string; readonly message: string }[]): string {
  return findings.map(({ rule, message }) => `${rule} ${message}`).join('; ');
}

/** A message is whole sentences. */
function assertMessage(message: string): void {
  assert.match(message, /^["“$;A-Z\\_*0-9a-z(]/, message);
  assert.match(message, /[.?!]$/, message);
}
