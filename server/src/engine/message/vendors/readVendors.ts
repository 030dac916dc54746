import type { Message } from '../message.ts';
import type { VendorHeader } from '../messageReport.ts';
import { BARRACUDA } from './barracuda.ts';
import { CISCO } from './cisco.ts';
import { GMAIL } from './gmail.ts';
import { MICROSOFT } from './microsoft.ts';
import { MIMECAST } from './mimecast.ts';
import { OTHER_FILTERS } from './otherFilters.ts';
import { PROOFPOINT } from './proofpoint.ts';
import { RSPAMD } from './rspamd.ts';
import { SENDERS } from './senders.ts';
import { SPAM_ASSASSIN } from './spamAssassin.ts';
import type { VendorReader } from './vendorReader.ts';

export const VENDORS: readonly VendorReader[] = [
  MICROSOFT,
  SPAM_ASSASSIN,
  RSPAMD,
  GMAIL,
  PROOFPOINT,
  MIMECAST,
  BARRACUDA,
  CISCO,
  ...OTHER_FILTERS,
  SENDERS,
];

const READERS = new Map(
  VENDORS.flatMap(({ vendor, fields }) =>
    Object.entries(fields).map(([key, read]) => [key, { vendor, read }] as const),
  ),
);

/** Fields that are decoded: a message has some thirty. */
const MOST_FIELDS = 500;

/** The fields of vendors and services, decoded, in the order of the text. What they say is their vendors’ word, not checked. */
export function readVendors(message: Message): VendorHeader[] {
  const headers: VendorHeader[] = [];
  for (const field of message.fields) {
    if (headers.length === MOST_FIELDS) break;
    const reader = READERS.get(field.key);
    const reading = reader?.read(field);
    if (reader !== undefined && reading !== undefined)
      headers.push({ field: field.index, vendor: reader.vendor, ...reading });
  }
  return headers;
}
