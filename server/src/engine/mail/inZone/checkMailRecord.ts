import type { Finding, Fix } from '../../finding.ts';
import type { RecordView } from '../../rules/recordView.ts';
import type { AnyMailRule } from '../../rules/rule.ts';
import type { RuleId } from '../../rules/ruleIds.ts';
import type { ZoneView } from '../../rules/zoneView.ts';
import { checkRecord } from '../checkRecord.ts';
import type { MailFinding } from '../mailRecord.ts';
import { isMisread } from './isMisread.ts';
import { mailRecordIn } from './mailRecordIn.ts';
import type { ZoneText } from './zoneText.ts';

/** Runs the mail rules on a record of a zone, if it is a mail record. */
export function checkMailRecord(
  record: RecordView,
  view: ZoneView,
  rules: readonly AnyMailRule[],
  report: (finding: Finding) => void,
): void {
  const found = mailRecordIn(view, record);
  if (found === undefined || isMisread(record, found.record.text, view)) return;
  checkRecord(found.record, rules, (rule, finding) => report(toFinding(rule, finding, found.text)));
}

/** A finding in a record's text as one in the zone's file. */
export function toFinding(rule: RuleId, finding: MailFinding, text: ZoneText): Finding {
  const { severity, message, related, fixes } = finding;
  return {
    rule,
    ...(severity && { severity }),
    message,
    place: text.placeOf(finding),
    ...(related && {
      related: related.map((other) => ({ message: other.message, place: text.placeOf(other) })),
    }),
    ...(fixes && {
      fixes: fixes.flatMap(({ title, edits }): Fix[] => {
        const inFile = text.edit(edits);
        return inFile === undefined ? [] : [{ title, edits: inFile }];
      }),
    }),
  };
}
