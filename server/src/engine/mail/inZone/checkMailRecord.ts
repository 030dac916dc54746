import type { Finding, Fix } from '../../finding.ts';
import { RecordView } from '../../rules/recordView.ts';
import type { AnyMailRule } from '../../rules/rule.ts';
import type { RuleId } from '../../rules/ruleIds.ts';
import type { ZoneView } from '../../rules/zoneView.ts';
import { type Block, cell, OWNER } from '../../zone/block.ts';
import type { Zone } from '../../zone/zone.ts';
import { checkParsed, checkRecord, neededSigns } from '../checkRecord.ts';
import { isConsentOwner } from '../dmarc/dmarcRecord.ts';
import { mailKind } from '../mailKind.ts';
import { MAIL_KINDS, type MailFinding, type MailKind } from '../mailRecord.ts';
import { mailSigns, plainKind } from '../mailSigns.ts';
import type { ParsedRecords } from '../parseRecord.ts';
import { EVERY_SIGN } from '../plainOctets.ts';
import { isMisread } from './isMisread.ts';
import { KnownTexts } from './knownTexts.ts';
import { mailRecordIn, ownerOf } from './mailRecordIn.ts';
import { OwnerLook } from './ownerLook.ts';
import type { PlainText } from './plainText.ts';
import { type ZoneText, zoneText } from './zoneText.ts';

/**
 * Makes the check of a zone's TXT records by the mail rules: it does nothing with records that are no mail records.
 *
 * @returns what is called with each record, and with its text where that is plain
 */
export function prepareMailRules(
  zone: Zone,
  view: ZoneView,
  rules: readonly AnyMailRule[],
  report: (finding: Finding) => void,
): (block: Block, row: number, text: PlainText | undefined) => void {
  const known = new KnownTexts();
  const owner = new OwnerLook(view);
  const needed = new Map<MailKind, number>(MAIL_KINDS.map((kind) => [kind, neededSigns(rules, kind)]));
  const ownerRules = rules.filter(({ usesOwner }) => usesOwner === true);
  const ownerKinds = new Set(ownerRules.map(({ kind }) => kind));
  /** What was right elsewhere may be wrong with this owner. */
  const checkOwner = <K extends MailKind>(
    parsed: ParsedRecords[K] & { readonly kind: K },
    record: RecordView,
    signs: number,
  ) => {
    if (!ownerKinds.has(parsed.kind) || isMisread(record, parsed.text, view)) return;
    const owned = { ...parsed, owner: ownerOf(view, record) };
    const add = (rule: RuleId, finding: MailFinding) => report(toFinding(rule, finding, zoneText(record)));
    checkParsed(owned, parsed.kind, ownerRules, add, signs);
  };
  const check = (record: RecordView, signs: number) => {
    const before = known.find(record);
    if (before !== undefined && isReadAlike(before.kind, ownerOf(view, record))) {
      checkOwner(before, record, signs);
      return;
    }
    const found = mailRecordIn(view, record);
    if (found === undefined || isMisread(record, found.record.text, view)) return;
    let isClean = true;
    const add = (rule: RuleId, finding: MailFinding) => {
      isClean = false;
      report(toFinding(rule, finding, found.text));
    };
    const parsed = checkRecord(found.record, rules, add, signs);
    // What a text is meant to be may depend on where it stands.
    const { text, owner: name } = found.record;
    if (isClean && mailKind(text, undefined) === parsed.kind && isReadAlike(parsed.kind, name ?? ''))
      known.keep(record, parsed);
  };
  return (block, row, text) => {
    const kind = text === undefined ? undefined : plainKind(text);
    let signs = EVERY_SIGN;
    if (text !== undefined && kind !== undefined) {
      signs = mailSigns(kind, text, owner.lookAt(cell(block, row, OWNER)));
      // As of nearly all records: there is nothing to be found.
      if ((signs & (needed.get(kind) as number)) === 0) return;
    }
    check(new RecordView(zone, block, row), signs);
  };
}

/** Whether a text is read at a name as it is at most others. */
function isReadAlike(kind: MailKind, owner: string): boolean {
  return kind !== 'dmarc' || !isConsentOwner(owner);
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
