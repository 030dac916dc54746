import type { Finding } from '../../finding.ts';
import type { SpfRecord } from '../spf/spfRecord.ts';
import type { SpfTree } from '../spf/tree/spfTree.ts';
import type { ZoneText } from './zoneText.ts';

/** What DNS told of a zone's mail records, beside what its rules find. */
export interface LookupState {
  findings: readonly Finding[];
  /** The SPF records, with what each leads to. */
  spf: readonly GrownSpf[];
}

/** An SPF record of a zone, and its tree. */
export interface GrownSpf {
  readonly record: SpfRecord;
  readonly text: ZoneText;
  readonly tree: SpfTree;
}

/** Before anything was looked up. */
export function createLookupState(): LookupState {
  return { findings: [], spf: [] };
}
