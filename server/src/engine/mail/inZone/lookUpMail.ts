import type { CheckedZone } from '../../checkedZone.ts';
import type { Cancel, Dns } from '../../dns/dns.ts';
import type { Finding } from '../../finding.ts';
import type { Http } from '../../http/http.ts';
import { offlineHttp } from '../../http/offlineHttp.ts';
import { RecordView } from '../../rules/recordView.ts';
import type { AnyLookupRule } from '../../rules/rule.ts';
import { RULES } from '../../rules/rules.ts';
import { SPF, TXT } from '../../rules/support/textStrings.ts';
import { ZoneView } from '../../rules/zoneView.ts';
import { STRIDE, TYPE } from '../../zone/block.ts';
import { blocksOf, type Zone } from '../../zone/zone.ts';
import { selectorAlias } from '../dkim/selectorAlias.ts';
import { lookUpRecord } from '../lookUpRecord.ts';
import { commentBefore } from '../spf/flatten/commentBefore.ts';
import { toFinding } from './checkMailRecord.ts';
import type { GrownSpf } from './lookupState.ts';
import { type MailRecordInZone, mailRecordIn } from './mailRecordIn.ts';

export interface LookUpOptions {
  /** Fetches files that records name: nothing is, unless given. */
  readonly http?: Http;
  /** Look at so many mail records at most: all unless given. */
  readonly limit?: number;
  readonly cancel?: Cancel;
  readonly rules?: readonly AnyLookupRule[];
  /** Called with how many records are done, and of how many. */
  readonly progress?: (done: number, all: number) => void;
}

const CNAME = 5;
/** Records that are looked at side by side; their questions are what takes time. */
const SIDE_BY_SIDE = 16;

const LOOKUP_RULES = RULES.filter((rule) => rule.scope === 'lookup');

/**
 * Runs the lookup rules on a zone's mail records; what they find takes the place of what they had found. Where it is given up
 * (`cancel`), that stays as it was. The zone may be edited meanwhile: findings in text that has gone are not published.
 *
 * @returns how many mail records were looked at, and how many there are; one more than the limit stands for all beyond it
 */
export async function lookUpMail(
  checked: CheckedZone,
  dns: Dns,
  {
    http = offlineHttp,
    limit = Number.POSITIVE_INFINITY,
    cancel,
    rules = LOOKUP_RULES,
    progress,
  }: LookUpOptions = {},
): Promise<{ readonly done: number; readonly all: number }> {
  const due: MailRecordInZone[] = [];
  let isAll = true;
  for (const record of mailRecordsOf(checked.zone, checked.rules.surroundings)) {
    // A large zone has very many more, which are not gone through to be counted.
    isAll = due.length < limit;
    if (!isAll) break;
    due.push(record);
  }
  const found: LookedUp[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let i = next++; i < due.length && cancel?.aborted !== true; i = next++) {
      found[i] = await lookUpInZone(due[i] as MailRecordInZone, dns, http, rules);
      done++;
      progress?.(done, due.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, due.length) }, work));
  if (cancel?.aborted !== true) {
    checked.lookups.findings = found.flatMap(({ findings }) => findings);
    checked.lookups.spf = found.flatMap(({ spf }) => spf ?? []);
  }
  return { done, all: isAll ? due.length : due.length + 1 };
}

/** The mail records of a zone in the order of its text, and the aliases that lead to keys. */
export function* mailRecordsOf(
  zone: Zone,
  surroundings: ConstructorParameters<typeof ZoneView>[3] = {},
): Generator<MailRecordInZone> {
  const view = new ZoneView(zone, ignore, ignore, surroundings);
  for (const block of blocksOf(zone.root)) {
    for (let row = 0; row < block.count; row++) {
      const type = block.rows[row * STRIDE + TYPE];
      if (type !== TXT && type !== SPF && type !== CNAME) continue;
      const record = new RecordView(zone, block, row);
      const found = type === CNAME ? selectorAlias(view, record) : mailRecordIn(view, record);
      if (found !== undefined) yield withComment(found, zone, record);
    }
  }
}

/** An SPF record with the comment that may tell what it was flattened from. */
function withComment(found: MailRecordInZone, zone: Zone, view: RecordView): MailRecordInZone {
  const comment = found.record.kind === 'spf' ? commentBefore(zone, view)?.text : undefined;
  if (comment === undefined) return found;
  return {
    record: { ...found.record, comment },
    get text() {
      return found.text;
    },
  };
}

interface LookedUp {
  readonly findings: readonly Finding[];
  readonly spf?: GrownSpf;
}

async function lookUpInZone(
  { record, text }: MailRecordInZone,
  dns: Dns,
  http: Http,
  rules: readonly AnyLookupRule[],
): Promise<LookedUp> {
  const findings: Finding[] = [];
  const grown = await lookUpRecord(record, dns, http, rules, (rule, finding) =>
    findings.push(toFinding(rule, finding, text)),
  );
  return { findings, ...(grown && { spf: { ...grown, text } }) };
}

function ignore(): void {}
