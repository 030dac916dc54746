import type { Fix } from '../../finding.ts';
import type { TransportKind } from '../../mail/transportRecord.ts';
import { isDiscarded, TRANSPORT_RECORDS } from '../../mail/transportRecord.ts';
import { isOneSlip } from '../../text/oneSlip.ts';
import { UNDERSCORE } from '../../zone/labelTraits.ts';
import { type NameId, NO_NAME } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { Report } from '../rule.ts';
import { fixAt } from '../rule.ts';
import type { ZoneView } from '../zoneView.ts';
import { below } from './domainRecords.ts';
import { ownerToken } from './firstOfEntry.ts';
import { mailRecordsAt } from './mailRecordsAt.ts';
import { firstLabels } from './ownerLabels.ts';
import { textBegins } from './textBegins.ts';
import { TXT } from './textStrings.ts';
import { writtenName } from './writtenName.ts';

/** As many octets as tell the versions apart, SPF's too. */
const BEGINNING = 4;

/** Names of other mail records: what stands there by its version was put at the wrong one; `_dmarc` has a rule of its own. */
const OTHER_LABELS = /^_(?:smtp|tls|domainkey|bimi|mta-sts|spf)$/;

/** How many labels in front of the domain are meant to be those of the kind; `undefined` where none are. */
const NEARLY: Readonly<Record<TransportKind, (labels: readonly string[]) => number | undefined>> = {
  sts: ([first = '']) =>
    /^_?(?:mta[-_]?sts|sts)$/.test(first) || isOneSlip(first, '_mta-sts') ? 1 : undefined,
  tls: ([first = '', second = '']) => {
    const both = `${first}.${second}`;
    if (/^_?(?:smtp\._?tls|tls\._?smtp|smtp\._?tcp)$/.test(both) || isOneSlip(both, '_smtp._tls')) return 2;
    return /^_?(?:smtp[-_]?tls|tls[-_]?rpt|tls|smtp[-_]?tls[-_]?rpt)$/.test(first) ? 1 : undefined;
  },
  bimi: ([first = '', second = '']) => {
    if (first === '_bimi' && second === 'default') return 2;
    if (/^_?bimi$/.test(first)) return 1;
    return second === 'bimi' ? 2 : undefined;
  },
};

/** Whether receivers look for records of the kind at a name that begins with these labels. */
export function isOwnerOf(kind: TransportKind, labels: readonly string[]): boolean {
  const [first, second] = labels;
  if (kind === 'sts') return first === '_mta-sts';
  if (kind === 'tls') return first === '_smtp' && second === '_tls';
  return labels.indexOf('_bimi') > 0;
}

/** Reports records of a kind that stand where receivers do not look for them: at the domain itself, or at a name nearly right. */
export function reportOwner(kind: TransportKind, name: NameId, zone: ZoneView, report: Report): void {
  const start = `v=${TRANSPORT_RECORDS[kind].version}`.slice(0, BEGINNING).toLowerCase();
  if (!zone.recordsAt(name, TXT).some((record) => textBegins(record, start))) return;
  const labels = firstLabels(zone, name, 12);
  if (isOwnerOf(kind, labels) || labels[0] === '*' || zone.isAliasTarget(name)) return;
  const domain = meantDomain(kind, name, zone, labels);
  if (domain === undefined) return;
  for (const { record, parsed } of mailRecordsAt(zone, name, kind)) {
    if (isDiscarded(parsed)) continue;
    const own = kind === 'bimi' ? ['default', '_bimi'] : TRANSPORT_RECORDS[kind].labels;
    const wanted = below(zone, domain, own);
    const isTaken = wanted === NO_NAME || zone.exists(zone.look(wanted));
    const text = `${own.join('.')}.${zone.text(domain)}`;
    const { title } = TRANSPORT_RECORDS[kind];
    report({
      message: `This ${title} is at "${zone.text(name)}", but is looked for at "${text}": nobody finds it here. Move it there.`,
      place: record.ownerPlace,
      fixes: isTaken ? [] : () => ownerFix(zone, record, wanted),
    });
  }
}

/** The domain that a misplaced record is for; `undefined` where a CNAME of another zone may lead to it. */
function meantDomain(
  kind: TransportKind,
  name: NameId,
  zone: ZoneView,
  labels: readonly string[],
): NameId | undefined {
  const near = NEARLY[kind](labels);
  let depth = near ?? 0;
  if (near === undefined) {
    while (OTHER_LABELS.test(labels[depth] ?? '')) depth++;
    if (depth === 0 && name !== zone.apex && !zone.hasTypeBesides(name, [TXT])) return undefined;
  }
  let domain = name;
  for (let i = 0; i < depth; i++) domain = zone.names.parent(domain);
  return zone.inZone(domain) ? domain : undefined;
}

/** Writes another owner, where it is written at the record and no other record takes it from there. */
function ownerFix(zone: ZoneView, record: RecordView, name: NameId): readonly Fix[] {
  const token = ownerToken(record);
  if (token === undefined || record.generated || record.isIncludeBehind()) return [];
  if (record.next()?.inheritsOwner === true) return [];
  const text = writtenName(zone, name, record, token.text);
  return [fixAt(`Move it to ${text}`, token.place, text)];
}

/** Reports further records of a kind at a name with an underscore, where there may be one. */
export function reportMultiple(kind: TransportKind, name: NameId, zone: ZoneView, report: Report): void {
  if ((zone.names.traits(name) & UNDERSCORE) === 0 || zone.count(name, TXT) < 2) return;
  const found = mailRecordsAt(zone, name, kind).filter(({ parsed }) => !isDiscarded(parsed));
  const [first, ...others] = found;
  if (first === undefined) return;
  const { title } = TRANSPORT_RECORDS[kind];
  for (const { record, parsed } of others) {
    // The same record twice is one.
    if (parsed.text === first.parsed.text) continue;
    report({
      message: `There is another ${title} at "${zone.text(name)}": with more than one, none counts. Remove all but one.`,
      place: record.typePlace,
      related: [{ message: 'The first one', place: first.record.typePlace }],
    });
  }
}
