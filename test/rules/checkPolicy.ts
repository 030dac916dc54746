import assert from 'node:assert/strict';
import type { MailFix } from '../../server/src/engine/mail/mailRecord.ts';
import { checkPolicy, type PolicyFinding } from '../../server/src/engine/mail/stsPolicy/checkPolicy.ts';
import type { PolicySurroundings } from '../../server/src/engine/mail/stsPolicy/policySurroundings.ts';
import { ruleById } from '../../server/src/engine/rules/rules.ts';
import { type Expected, readMarkers, writeMarkers } from './marker.ts';

/** Asserts that exactly the marked findings are found in an MTA-STS policy file. */
export function checkPolicyFile(source: string, around: PolicySurroundings = {}): readonly PolicyFinding[] {
  const { text, expected } = readMarkers(source);
  const findings = checkPolicy(text, undefined, around);
  const found = findings.map((finding): Expected => {
    const start = positionOf(text, finding.start);
    const end = positionOf(text, finding.end);
    const range = { line: start.line, start: start.column, endLine: end.line, end: end.column };
    const severity = finding.severity ?? ruleById(finding.rule)?.severity ?? 'error';
    const wanted = expected.find(
      (each) =>
        each.line === range.line &&
        each.start === range.start &&
        (each.text === finding.rule || finding.message.includes(each.text)),
    );
    return { ...range, severity, text: wanted?.text ?? `[${finding.rule}] ${finding.message}` };
  });
  assert.equal(
    writeMarkers(text, found),
    writeMarkers(text, expected),
    'What is found (first) is not what the markers say.',
  );
  return findings;
}

/** A text with a fix applied. */
export function fixedPolicy(text: string, { edits }: MailFix): string {
  let result = text;
  let limit = text.length;
  for (const { start, end, text: put } of [...edits].sort((a, b) => b.start - a.start)) {
    assert.ok(start >= 0 && start <= end && end <= limit, 'edits lie in the text and do not overlap');
    result = result.slice(0, start) + put + result.slice(end);
    limit = start;
  }
  return result;
}

function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
}
