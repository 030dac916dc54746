import type { Finding, Fix } from '../../finding.ts';
import type { RecordView } from '../../rules/recordView.ts';
import type { AnyMailRule } from '../../rules/rule.ts';
import type { RuleId } from '../../rules/ruleIds.ts';
import { SPF } from '../../rules/support/textStrings.ts';
import type { ZoneView } from '../../rules/zoneView.ts';
import { checkParsed, checkRecord } from '../checkRecord.ts';
import { mailKind } from '../mailKind.ts';
import type { MailFinding, MailKind } from '../mailRecord.ts';
import type { ParsedRecords } from '../parseRecord.ts';
import { isMisread } from './isMisread.ts';
import { KnownTexts } from './knownTexts.ts';
import { mailRecordIn, ownerOf } from './mailRecordIn.ts';
import { type ZoneText, zoneText } from './zoneText.ts';

/** Makes the check of a zone's records by the mail rules: it does nothing with records that are no mail records. */
export function prepareMailRules(
  view: ZoneView,
  rules: readonly AnyMailRule[],
  report: (finding: Finding) => void,
): (record: RecordView) => void {
  const known = new KnownTexts();
  const ownerRules = rules.filter(({ usesOwner }) => usesOwner === true);
  const ownerKinds = new Set(ownerRules.map(({ kind }) => kind));
  /** What was right elsewhere may be wrong with this owner. */
  const checkOwner = <K extends MailKind>(
    parsed: ParsedRecords[K] & { readonly kind: K },
    record: RecordView,
  ) => {
    if (!ownerKinds.has(parsed.kind) || isMisread(record, parsed.text, view)) return;
    const owned = { ...parsed, owner: ownerOf(view, record) };
    checkParsed(owned, parsed.kind, ownerRules, (rule, finding) =>
      report(toFinding(rule, finding, zoneText(record))),
    );
  };
  return (record) => {
    // Nothing reads records of the obsolete type, and that has a finding of its own.
    if (record.type === SPF) return;
    const before = known.find(record);
    if (before !== undefined) {
      checkOwner(before, record);
      return;
    }
    const found = mailRecordIn(view, record);
    if (found === undefined || isMisread(record, found.record.text, view)) return;
    let isClean = true;
    const parsed = checkRecord(found.record, rules, (rule, finding) => {
      isClean = false;
      report(toFinding(rule, finding, found.text));
    });
    // What a text is meant to be may depend on where it stands.
    if (isClean && mailKind(found.record.text, undefined) === parsed.kind) known.keep(record, parsed);
  };
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
