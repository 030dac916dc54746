import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkPolicy } from '../../server/src/engine/mail/stsPolicy/checkPolicy.ts';
import { RULES } from '../../server/src/engine/rules/rules.ts';
import { checkPolicyFile, fixedPolicy } from './checkPolicy.ts';
import { readMarkers } from './marker.ts';

// The policy files in the rules' declarations, which the documentation prints.
for (const rule of RULES.filter((each) => each.scope === 'policy')) {
  suite(rule.id, () => {
    let fixes = 0;
    for (const [i, { title = String(i + 1), policy, ...around }] of rule.bad.entries()) {
      test(`bad: ${title}`, () => {
        const found = checkPolicyFile(policy, around);
        assert.ok(
          found.some((finding) => finding.rule === rule.id),
          `shows ${rule.id}`,
        );
        for (const { message } of found) assert.match(message, /^["A-Z].*[.]$/s, message);
        const { text } = readMarkers(policy);
        for (const finding of found) {
          for (const fix of finding.fixes ?? []) {
            if (finding.rule === rule.id) fixes++;
            const left = checkPolicy(fixedPolicy(text, fix), undefined, around);
            assert.ok(left.length < found.length, `“${fix.title}” takes ${finding.rule} away`);
          }
        }
      });
    }
    for (const [i, { title = String(i + 1), policy, ...around }] of rule.good.entries()) {
      test(`good: ${title}`, () => {
        assert.deepEqual(readMarkers(policy).expected, [], 'a good example has no markers');
        checkPolicyFile(policy, around);
      });
    }
    test(`${rule.fixable ? 'has' : 'has no'} fixes, as it says`, () => assert.equal(fixes > 0, rule.fixable));
  });
}
