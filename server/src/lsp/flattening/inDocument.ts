import type { Position } from 'vscode-languageserver';
import { documentEdits } from '../../engine/mail/spf/flatten/documentEdits.ts';
import type { Offer } from '../../engine/mail/spf/flatten/flattening.ts';
import { markerText } from '../../engine/mail/spf/flatten/marker.ts';
import { recordLine } from '../../engine/mail/spf/flatten/recordLine.ts';
import { type SpfInDocument, spfInDocumentAt } from '../../engine/mail/spf/flatten/spfInDocument.ts';
import { offerTitle, proofText } from '../../engine/mail/spf/flatten/words.ts';
import type { SpfMechanism } from '../../engine/mail/spf/spfRecord.ts';
import { lineStarts, offsetIn, positionIn } from '../../engine/text/lines.ts';
import type { FeatureParts } from '../features/feature.ts';
import type { Flattenable } from './flattenable.ts';

const PARTIAL = 'A program fills in a part of this record, so that it is not known what it says.';

/** The SPF record at a position of a document that is no zone file: bare, or in a string of a program. */
export async function flattenableInDocument(
  { mail, mailLookups }: FeatureParts,
  uri: string,
  position: Position,
): Promise<Flattenable | undefined> {
  const open = mail.get(uri);
  if (open === undefined) return undefined;
  await open.ready;
  const { document, text: source, language, version } = open;
  const starts = lineStarts(source);
  const offset = offsetIn(source, starts, position);
  const spf = spfInDocumentAt(source, language.notation === 'pasted', document.records(), offset);
  if (spf === undefined) return undefined;
  const { record, text, marker, further, isPartial } = spf;
  return {
    record,
    start: positionIn(starts, text.placeOf({ start: 0, end: 0 }).start),
    domain: record.owner,
    original: marker?.original,
    reuse: further.map(({ owner }) => owner),
    ...(isPartial && { problem: PARTIAL }),
    include: includeAt(spf, offset),
    async dns() {
      const dns = await mailLookups.dnsFor(open);
      return typeof dns === 'string' ? dns : document.answering(dns);
    },
    isCurrent: () => open.version === version && mail.get(uri) === open,
    put(offer, date) {
      const edits = documentEdits(spf, offer.records, date);
      if (edits === undefined) return { changes: [], copy: copyOf(offer, record.text, date) };
      const inFile = edits.map(({ start, end, text }) => ({
        start: positionIn(starts, start),
        end: positionIn(starts, end),
        text,
      }));
      return { changes: [{ uri: open.uri, version, edits: inFile }] };
    },
  };
}

/** The records as lines of a zone file, with what was done, and the comment that such a record has there. */
function copyOf(offer: Offer, original: string, date: string | undefined): string {
  const { records, steps } = offer;
  const told = [
    offerTitle(offer),
    ...steps.map(({ term, reason }) => `${term}: ${reason}`),
    proofText(offer),
  ];
  const marker = date === undefined ? [] : [markerText(original, records[0]?.text ?? '', date)];
  return `${[...told.map((each) => `; ${each}`), '', ...marker, ...records.map(recordLine)].join('\n')}\n`;
}

function includeAt({ record, text }: SpfInDocument, offset: number): SpfMechanism | undefined {
  return record.terms.find((term): term is SpfMechanism => {
    if (term.type !== 'mechanism' || term.name !== 'include') return false;
    const { start, end } = text.placeOf(term);
    return offset >= start && offset <= end;
  });
}
