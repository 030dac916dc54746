import { parseDmarcRecord } from '../../mail/dmarc/dmarcRecord.ts';
import { type RolloutStep, rolloutOf } from '../../mail/dmarc/rollout.ts';
import { isMisread } from '../../mail/inZone/isMisread.ts';
import { mailRecordIn } from '../../mail/inZone/mailRecordIn.ts';
import type { ZoneText } from '../../mail/inZone/zoneText.ts';
import { TXT } from '../../rules/support/textStrings.ts';
import { ZoneView } from '../../rules/zoneView.ts';
import { isReadOnce, isSoundRecord, type Refactoring, type Subject } from './refactoring.ts';

/** Takes a DMARC record one step on, from `none` through `quarantine` to `reject`, each tested first (RFC 9989 §4.7). */
export const dmarcRollout: Refactoring = {
  id: 'dmarc-rollout',
  kind: 'rewrite',
  offer(subject) {
    return stepAt(subject)?.step.title;
  },
  *make(subject) {
    const found = stepAt(subject);
    if (found === undefined) return 'There is no such record any more.';
    yield;
    const edits = found.text.edit(found.step.edits);
    return edits === undefined ? 'A comment in the record would be lost: nothing is changed.' : { edits };
  },
};

function stepAt(subject: Subject): { readonly step: RolloutStep; readonly text: ZoneText } | undefined {
  const { cursor, entries, zone } = subject;
  const { entry } = cursor;
  const [record] = entry.records;
  if (entries.length !== 1 || cursor.inComment || !isReadOnce(subject) || !isSoundRecord(entry))
    return undefined;
  if (record?.type !== TXT) return undefined;
  const view = new ZoneView(zone, ignore, ignore);
  const mail = mailRecordIn(view, record);
  if (mail?.record.kind !== 'dmarc' || isMisread(record, mail.record.text, view)) return undefined;
  const step = rolloutOf(parseDmarcRecord(mail.record))?.next;
  return step && { step, text: mail.text };
}

function ignore(): void {}
