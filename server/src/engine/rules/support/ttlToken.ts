import type { RecordView, TokenView } from '../recordView.ts';

/** The token in which a record states its TTL; `undefined` where it has none of its own, and in a generated record. */
export function ttlToken(record: RecordView): TokenView | undefined {
  if (record.generated) return undefined;
  const { start } = record.typePlace;
  const before = record.tokens().filter(({ place }) => place.start < start);
  // What stands beside it is the class, which starts with a letter.
  return before.slice(record.inheritsOwner ? 0 : 1).find(({ text }) => /^\d/.test(text));
}
