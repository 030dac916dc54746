import type { Place } from '../../finding.ts';
import type { RecordView } from '../recordView.ts';

/** Where a record's type is written: for what is wrong with its being there at all. */
export function typeTokenPlace(record: RecordView): Place {
  const { start } = record.typePlace;
  return record.tokens().find(({ place }) => place.start === start)?.place ?? record.place;
}
