import type { MessageReport, Requirement, VendorHeader } from '../messageReport.ts';
import { type Item, item, listSection, quoted, type Section, said, type Tone } from './blocks.ts';

/** More fields than are of use in a text; the rest is counted. */
const MOST_FIELDS = 500;

const STATUS: Readonly<Record<Requirement['status'], readonly [string, Tone]>> = {
  met: ['met', 'good'],
  missed: ['missed', 'bad'],
  unknown: ['not known', 'quiet'],
  notNeeded: ['not needed', 'quiet'],
};

/** What filters, providers and lists wrote into the header, in words. */
export function vendorSection({ vendors }: MessageReport): Section[] {
  return listSection('What filters and providers noted', vendors.map(vendorItem));
}

function vendorItem({ vendor, title, facts }: VendorHeader): Item {
  return item(
    [said(vendor, 'strong'), said(`: ${title}`)],
    facts.map(({ name, value, meaning }) =>
      item([
        said(name),
        ...(value === '' ? [] : [said(': '), quoted(value)]),
        ...(meaning === '' ? [] : [said(`. ${meaning}`)]),
      ]),
    ),
  );
}

/**
 * What large receivers require of bulk senders: what is missed first. What a message does not show or does not need is left
 * out, and of a bounce all of it, unless all is wanted.
 */
export function bulkSection({ bulk, dsn }: MessageReport, isFull: boolean): Section[] {
  if (dsn !== null && !isFull) return [];
  const order = Object.keys(STATUS).sort((a, b) => Number(b === 'missed') - Number(a === 'missed'));
  const shown = bulk.filter(({ status }) => isFull || status === 'missed' || status === 'met');
  const sorted = order.flatMap((status) => shown.filter((each) => each.status === status));
  return listSection(
    'What large receivers require of bulk senders',
    sorted.map(({ status, title, why, by, source }) => {
      const [word, tone] = STATUS[status];
      const isShort = status === 'met' || status === 'notNeeded';
      return item(
        [said(word, tone), said(`: ${title} `), said(`(${by.join(', ')})`, 'quiet')],
        isShort ? [] : [item([said(`${why} `), said(source, 'quiet')])],
      );
    }),
  );
}

/** What would have to be asked to know more, where DNS was not asked. */
export function lookupsSection({ lookups }: MessageReport): Section[] {
  return listSection(
    'Not looked up: nothing was asked of DNS',
    lookups.map(({ name, type, why }) => item([quoted(`${name} ${type}`), said(`: ${why}`)])),
  );
}

/** All header fields, decoded and explained. */
export function headersSection({ headers }: MessageReport): Section[] {
  const more = headers.length - MOST_FIELDS;
  return listSection('Header fields', [
    ...headers
      .slice(0, MOST_FIELDS)
      .map(({ name, value, explanation }) =>
        item(
          [quoted(name), said(': '), quoted(value)],
          explanation === '' ? [] : [item([said(explanation, 'quiet')])],
        ),
      ),
    ...(more > 0 ? [item([said(`${more} more.`, 'quiet')])] : []),
  ]);
}
