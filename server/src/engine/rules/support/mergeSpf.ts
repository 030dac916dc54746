import type { Fix } from '../../finding.ts';
import { zoneText } from '../../mail/inZone/zoneText.ts';
import { parseSpf } from '../../mail/spf/parseSpf.ts';
import { countsAsLookup, type Qualifier, type SpfRecord } from '../../mail/spf/spfRecord.ts';
import { removalFix } from './removal.ts';
import type { SpfAt } from './spfRecordsAt.ts';
import { isReadable, partOf } from './spfTerms.ts';

const MAX_LOOKUPS = 10;
/** Of two records, the one that asks for less is followed: a sender that only it knows is then not refused. */
const SOFTEST: readonly Qualifier[] = ['?', '~', '-'];

/** Puts all terms of several SPF records into the first and removes the others; none where it is not clear what that gives. */
export function mergeFixes(records: readonly SpfAt[]): readonly Fix[] {
  const merged = mergedText(records.map(({ text }) => parseSpf({ kind: 'spf', text, owner: undefined })));
  const [first, ...others] = records;
  if (merged === undefined || first === undefined) return [];
  const text = zoneText(first.record);
  const edits = text.edit([{ start: 0, end: text.text.length, text: merged }]);
  const removals = others.map(({ record }) => removalFix(record, '')[0]);
  if (edits === undefined || removals.includes(undefined)) return [];
  return [
    { title: 'Merge the SPF records', edits: [...edits, ...removals.flatMap((fix) => fix?.edits ?? [])] },
  ];
}

/** One record that lets all send whom one of the records lets send. */
export function mergedText(records: readonly SpfRecord[]): string | undefined {
  const terms = new Map<string, string>();
  const alls: Qualifier[] = [];
  let lookups = 0;
  for (const record of records) {
    if (!isReadable(record)) return undefined;
    for (const term of record.terms) {
      const text = partOf(record, term);
      if (term.type === 'mechanism' && term.name === 'all') {
        alls.push(term.qualifier);
      } else if (term.type === 'mechanism' && term.qualifier === '+') {
        if (!terms.has(text.toLowerCase()) && countsAsLookup(term)) lookups++;
        terms.set(text.toLowerCase(), terms.get(text.toLowerCase()) ?? text);
      } else {
        return undefined;
      }
    }
  }
  if (lookups > MAX_LOOKUPS || alls.includes('+')) return undefined;
  const all = SOFTEST.find((qualifier) => alls.includes(qualifier));
  return ['v=spf1', ...terms.values(), ...(all === undefined ? [] : [`${all}all`])].join(' ');
}
