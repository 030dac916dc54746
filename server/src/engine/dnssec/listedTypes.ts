import { typeText } from '../records/recordTypes.ts';
import type { RecordView } from '../rules/recordView.ts';
import { fieldPlace } from '../rules/support/rdataField.ts';
import { lacksSignature } from './authority.ts';
import type { NameRecords } from './nameRecords.ts';
import { typeList } from './typeSet.ts';
import type { Verification } from './verification.ts';
import type { ZoneName } from './zoneNames.ts';

/** A record of the chain, and what it lists. */
export interface TypeListing {
  readonly record: RecordView;
  readonly type: 'NSEC' | 'NSEC3';
  readonly listed: readonly number[];
  /** The field that the list is, by its place in the RDATA. */
  readonly field: number;
}

/**
 * Holds the types that an NSEC or NSEC3 record lists against those that are there. What was added without a signature, or
 * removed without its signature, is reported as that.
 */
export function checkListedTypes(
  { report, view }: Verification,
  { name, standing }: ZoneName,
  records: NameRecords,
  expected: ReadonlySet<number>,
  { record, type, listed, field }: TypeListing,
): void {
  const absent = listed.filter((number) => !expected.has(number) && !records.signatures.has(number));
  const isExpected = (number: number) =>
    !records.sets.has(number) || !lacksSignature(number, standing, records);
  const isListed = new Set(listed);
  const unlisted = [...expected].filter((number) => !isListed.has(number) && isExpected(number));
  if (absent.length === 0 && unlisted.length === 0) return;
  const says: string[] = [];
  if (absent.length > 0)
    says.push(`lists ${typeList(absent)}, which ${absent.length > 1 ? 'are' : 'is'} not there`);
  if (unlisted.length > 0) says.push(`does not list ${typeList(unlisted)}`);
  const texts = absent.map(typeText);
  const token = record
    .dataTokens()
    .slice(field)
    .find(({ text }) => texts.includes(text.toUpperCase()));
  report('zone/nsec-chain', {
    message: `The ${type} record of ${view.text(name)} ${says.join(' and ')}: it proves to validating resolvers what is not so. Sign the zone again.`,
    place: token?.place ?? fieldPlace(record, field),
  });
}
