import type { MailRecord } from '../mailRecord.ts';
import { readTagList, type Tag, type TagRecord, tagOf } from '../tags/tagList.ts';
import { type ReportUri, readReportUris } from './reportUri.ts';
import { findStrayTags, type StrayTag } from './strayTags.ts';
import { isKnownTag } from './tagNames.ts';

/**
 * What a record is for: a domain's policy; a domain's consent to reports on another (`_report._dmarc`, RFC 9990 §4); or
 * nothing that has to do with DMARC, as other text that stands at such a name.
 */
export type DmarcRole = 'policy' | 'consent' | 'unrelated';

/** A DMARC record (RFC 9989 §4.7). */
export interface DmarcRecord extends TagRecord {
  readonly kind: 'dmarc';
  readonly role: DmarcRole;
  /** Whether it begins with the version, written exactly so: all others are no DMARC records to receivers. */
  readonly isDmarc: boolean;
  /** Tags whose name stands before them already: the list is then invalid (RFC 6376 §3.2). */
  readonly duplicates: readonly Tag[];
  /** Tags that stand in values of others. */
  readonly strayTags: readonly StrayTag[];
  /** Where aggregate reports go. */
  readonly rua: readonly ReportUri[];
  /** Where failure reports go. */
  readonly ruf: readonly ReportUri[];
}

const VERSION = /^\s*v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/;
const CAPITAL_VERSION = /^\s*V[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/;
const LIKE_VERSION = /^[\s"'“”]*v\s*=\s*dmarc/i;
const CONSENT = /(?:^|\.)_report\._dmarc(?:\.|$)/;

/** Reads a DMARC record (RFC 9989 §4.7), right or not. */
export function parseDmarcRecord(record: MailRecord): DmarcRecord {
  const list = readTagList({ ...record, kind: 'dmarc' as const });
  const { tags } = list;
  const seen = new Set<string>();
  const duplicates = tags.filter(({ name }) => seen.size === seen.add(name).size);
  const [rua, ruf] = [tagOf(list, 'rua'), tagOf(list, 'ruf')];
  return {
    ...list,
    role: roleOf(list),
    isDmarc: VERSION.test(record.text) || CAPITAL_VERSION.test(record.text),
    duplicates,
    strayTags: findStrayTags(list),
    rua: rua === undefined ? [] : readReportUris(rua),
    ruf: ruf === undefined ? [] : readReportUris(ruf),
  };
}

function roleOf({ text, owner, tags }: TagRecord): DmarcRole {
  const isMeant = LIKE_VERSION.test(text) || tags.some(({ name }) => isKnownTag(name.toLowerCase()));
  if (!isMeant) return 'unrelated';
  return owner !== undefined && isConsentOwner(owner) ? 'consent' : 'policy';
}

/** Whether a domain's consent to reports on another is looked for at a name (RFC 9990 §4). */
export function isConsentOwner(owner: string): boolean {
  return CONSENT.test(owner);
}
