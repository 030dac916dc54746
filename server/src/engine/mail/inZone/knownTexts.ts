import type { RecordView } from '../../rules/recordView.ts';
import { dataStart, isOneString } from '../../rules/support/dataShape.ts';
import type { ParsedRecord } from '../parseRecord.ts';

const QUOTE = 0x22;
/** Zones that provisioning makes have few texts, many times over; where all differ, keeping them is of no use. */
const MOST = 4096;

/** A text in which nothing was found, as it is written. */
interface Known {
  readonly bytes: Uint8Array;
  readonly parsed: ParsedRecord;
}

/**
 * Texts of mail records in which nothing was found, by what is written: a text that occurs again needs no second reading.
 * Only texts in one pair of quotes, which mean the same wherever they stand.
 */
export class KnownTexts {
  private readonly byHash = new Map<number, Known>();
  private found = 0;
  /** Whether texts occur again often enough: keeping them costs more than the reading that it spares, where they do not. */
  private isOfUse = true;

  /** What was read of the same text before, if nothing was found in it. */
  find(record: RecordView): ParsedRecord | undefined {
    const known = this.byHash.get(record.hash);
    if (known === undefined) return undefined;
    const { bytes } = record.block;
    const start = dataStart(record);
    const { end } = record.typePlace;
    if (end - start !== known.bytes.length) return undefined;
    for (let i = 0; i < known.bytes.length; i++) if (bytes[start + i] !== known.bytes[i]) return undefined;
    this.found++;
    return known.parsed;
  }

  /** Keeps what was read of a text in which nothing was found. */
  keep(record: RecordView, parsed: ParsedRecord): void {
    if (!this.isOfUse) return;
    if (this.byHash.size >= MOST) {
      this.isOfUse = this.found > MOST;
      this.found = 0;
      this.byHash.clear();
    }
    const { bytes } = record.block;
    const start = dataStart(record);
    if (bytes[start] !== QUOTE || !isOneString(record)) return;
    this.byHash.set(record.hash, { bytes: bytes.slice(start, record.typePlace.end), parsed });
  }
}
