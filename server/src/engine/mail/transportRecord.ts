import type { MailRecord } from './mailRecord.ts';
import { readTagList, type Tag, type TagRecord } from './tags/tagList.ts';
import { swallowsTags, type VersionFault, versionFault } from './tags/versionTag.ts';

/** The kinds whose records name a policy, an address or a logo that lies elsewhere. */
export type TransportKind = 'sts' | 'tls' | 'bimi';

/** A record of one of these kinds, right or not. */
export interface TransportRecord extends TagRecord {
  readonly kind: TransportKind;
  /** Whether it is meant to be such a record: not other text that stands at the name of one. */
  readonly isMeant: boolean;
  readonly versionFault: VersionFault | undefined;
  /** Whether its tags can be judged: they are there, and not read as a part of the version. */
  readonly isReadable: boolean;
  /** Tags whose name stands before them already. */
  readonly duplicates: readonly Tag[];
}

/** What tells records of these kinds: their version, the tags that only they have, and where they stand. */
export const TRANSPORT_RECORDS = {
  sts: {
    version: 'STSv1',
    title: 'MTA-STS record',
    tags: ['v', 'id'],
    signs: /^\s*["'“”]?v\s*=\s*sts|stsv?\d|(?:^|;)\s*id\s*=/i,
    labels: ['_mta-sts'],
    /** Blanks stand nowhere but around semicolons (RFC 8461 §3.1). */
    isExact: true,
    reference: 'RFC 8461 §3.1',
    effect: 'senders ignore the record and act as if the domain had no MTA-STS policy',
  },
  tls: {
    version: 'TLSRPTv1',
    title: 'TLS-RPT record',
    tags: ['v', 'rua'],
    signs: /^\s*["'“”]?v\s*=\s*tlsrpt|tls-?rpt|(?:^|;)\s*rua\s*=/i,
    labels: ['_smtp', '_tls'],
    /** The same (RFC 8460 §3). */
    isExact: true,
    reference: 'RFC 8460 §3',
    effect: 'senders ignore the record and send no reports',
  },
  bimi: {
    version: 'BIMI1',
    title: 'BIMI record',
    tags: ['v', 'l', 'a', 'avp', 'lps'],
    signs: /^\s*["'“”]?v\s*=\s*bimi|bimi\d|(?:^|;)\s*[la]\s*=\s*https?:/i,
    labels: ['_bimi'],
    /** Its tags are written as those of DKIM. */
    isExact: false,
    reference: 'draft-brand-indicators-for-message-identification §4.3',
    effect: 'receivers ignore the record and show no logo',
  },
} as const;

/** Reads the tags of a record and what is wrong with its version. */
export function readTransportRecord<K extends TransportKind>(
  record: MailRecord,
  kind: K,
): TransportRecord & { readonly kind: K } {
  const list = readTagList({ ...record, kind });
  const { version, isExact, signs } = TRANSPORT_RECORDS[kind];
  const seen = new Set<string>();
  const isMeant = signs.test(record.text);
  return {
    ...list,
    isMeant,
    versionFault: versionFault(list, version, isExact),
    isReadable: isMeant && !swallowsTags(list, version),
    duplicates: list.tags.filter(({ name }) => seen.size === seen.add(name).size),
  };
}

/** Whether receivers take it for a record of its kind: others at the name do not count. */
export function isDiscarded({ versionFault: fault }: TransportRecord): boolean {
  return fault !== undefined && fault.problem !== 'blank';
}
