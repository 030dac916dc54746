import type { Fix, Place } from '../../finding.ts';
import { type DmarcRecord, isConsentOwner, parseDmarcRecord } from '../../mail/dmarc/dmarcRecord.ts';
import { isMisread } from '../../mail/inZone/isMisread.ts';
import { mailRecordIn } from '../../mail/inZone/mailRecordIn.ts';
import type { ZoneText } from '../../mail/inZone/zoneText.ts';
import type { MailFix, Span } from '../../mail/mailRecord.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import { type NameId, NO_NAME, ROOT } from '../../zone/names.ts';
import type { RecordView } from '../recordView.ts';
import type { ZoneView } from '../zoneView.ts';
import { remembered } from './remembered.ts';
import { TXT, textStrings } from './textStrings.ts';

const DMARC = encodeUtf8('_dmarc');
const DOMAINKEY = encodeUtf8('_domainkey');
const MX = 15;
const LINE = 0x5f;

/** Names directly below a domain are not looked at one by one where there are more. */
export const MANY_NAMES = 200;

/** A DMARC record of a zone, as receivers take it for one. */
export interface DmarcInZone {
  readonly record: RecordView;
  readonly dmarc: DmarcRecord;
  readonly text: ZoneText;
}

/** The domain that a name such as `_dmarc.example.com` is about; {@link NO_NAME} for all others. */
export function dmarcDomain({ names }: ZoneView, name: NameId): NameId {
  return names.labelIs(name, DMARC) ? names.parent(name) : NO_NAME;
}

/** The DMARC records at a name that may be asked about; those that lack quotes or the like have findings of their own. */
export function dmarcRecordsAt(zone: ZoneView, name: NameId): readonly DmarcInZone[] {
  const known = recent.get(zone) ?? new Map<NameId, readonly DmarcInZone[]>();
  recent.set(zone, known);
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size >= REMEMBERED) known.clear();
  const found = readDmarcRecords(zone, name);
  known.set(name, found);
  return found;
}

/** What several rules ask about in turn; a view is of one run, during which the zone does not change. */
const recent = new WeakMap<ZoneView, Map<NameId, readonly DmarcInZone[]>>();
const REMEMBERED = 16;

const parsedText = remembered((text) => parseDmarcRecord({ kind: 'dmarc', text, owner: undefined }));

function readDmarcRecords(zone: ZoneView, name: NameId): DmarcInZone[] {
  const found: DmarcInZone[] = [];
  for (const record of zone.recordsAt(name, TXT)) {
    const mail = mailRecordIn(zone, record);
    if (mail?.record.kind !== 'dmarc' || isMisread(record, mail.record.text, zone)) continue;
    const { owner = '', text } = mail.record;
    const dmarc = isConsentOwner(owner) ? parseDmarcRecord(mail.record) : { ...parsedText(text), owner };
    if (!dmarc.isDmarc || dmarc.role !== 'policy') continue;
    found.push({
      record,
      dmarc,
      // Only where something is found it is asked for.
      get text() {
        return mail.text;
      },
    });
  }
  return found;
}

/** The one DMARC record of a domain; `undefined` where there is none or, which is the same to receivers, several. */
export function dmarcOf(zone: ZoneView, domain: NameId): DmarcInZone | undefined {
  const owner = zone.names.child(domain, DMARC, 0, DMARC.length);
  if (owner === NO_NAME) return undefined;
  const found = dmarcRecordsAt(zone, zone.look(owner));
  return found.length === 1 ? found[0] : undefined;
}

/** Whether anything stands where the domain's DMARC record would, an alias too. */
export function hasDmarcOwner(zone: ZoneView, domain: NameId): boolean {
  const owner = zone.names.child(domain, DMARC, 0, DMARC.length);
  return owner !== NO_NAME && zone.exists(zone.look(owner));
}

/** Whether the zone has DKIM keys of a domain, or aliases for them. */
export function hasDkimKeys(zone: ZoneView, domain: NameId): boolean {
  const keys = zone.names.child(domain, DOMAINKEY, 0, DOMAINKEY.length);
  return keys !== NO_NAME && zone.hasNames(keys);
}

/** The names of a domain's DKIM keys, or of aliases for them; of very many, some. */
export function dkimKeysOf(zone: ZoneView, domain: NameId): readonly NameId[] {
  const keys = zone.names.child(domain, DOMAINKEY, 0, DOMAINKEY.length);
  return keys === NO_NAME ? [] : zone.namesBelow(keys, MANY_NAMES);
}

/** The SPF record of a name, as far as it is in the zone: its text. */
export function spfTextOf(zone: ZoneView, name: NameId): string | undefined {
  for (const record of zone.recordsAt(zone.look(name), TXT)) {
    const text = textStrings(record).join('');
    if (/^v=spf1(?: |$)/i.test(text)) return text;
  }
  return undefined;
}

/** Whether an SPF record is at a name, right or not: what is wrong with one has its finding. */
export function hasSpf(zone: ZoneView, name: NameId): boolean {
  const records = zone.recordsAt(zone.look(name), TXT);
  return zone.isDamaged(name) || records.some((record) => /v\s*=\s*spf/i.test(textStrings(record).join('')));
}

/** Whether a name takes mail: it has an MX record that leads somewhere (RFC 7505 §3). */
export function takesMail(zone: ZoneView, name: NameId): boolean {
  return zone.recordsAt(zone.look(name), MX).some(({ target }) => target !== ROOT);
}

/** Names directly below a domain that mail may be from: those with an underscore at their beginning are none. */
export function hostsBelow(zone: ZoneView, domain: NameId): readonly NameId[] {
  return zone
    .namesBelow(domain, MANY_NAMES)
    .filter((name) => zone.names.firstOctet(name) !== LINE && !zone.names.isWildcard(name));
}

/** The fixes of a record's text as fixes of the zone's file; those that would lose a comment are left out. */
export function zoneFixes({ text }: DmarcInZone, fixes: readonly MailFix[]): readonly Fix[] {
  return fixes.flatMap(({ title, edits }) => {
    const inFile = text.edit(edits);
    return inFile === undefined ? [] : [{ title, edits: inFile }];
  });
}

/** Where a part of a record's text stands. */
export function placeIn({ text }: DmarcInZone, { start, end }: Span): Place {
  return text.placeOf({ start, end });
}
