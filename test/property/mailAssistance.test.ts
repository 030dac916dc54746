import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { plainText } from '../../server/src/engine/editing/completion/snippet.ts';
import type { MailCompletion } from '../../server/src/engine/mail/assist.ts';
import { completeRecord } from '../../server/src/engine/mail/completeRecord.ts';
import { readMailDocument } from '../../server/src/engine/mail/document/mailDocument.ts';
import { recordsIn } from '../../server/src/engine/mail/literals/recordsIn.ts';
import { parseRecord } from '../../server/src/engine/mail/parseRecord.ts';
import { Random } from '../support/random.ts';
import { applied } from '../unit/mail/markedRecords.ts';
import { RECORD_WRITERS } from './recordWriters.ts';

const RECORDS = [
  'v=spf1 include:_spf.example.net a:mail.example.com/24 exists:%{i}._spf.example.org ~all',
  'v=spf1 ip4:192.0.2.0/24 mx -all',
  'v=DMARC1; p=quarantine; rua=mailto:a@example.com,mailto:b@example.com!10m; adkim=s',
  'v=DKIM1; k=rsa; t=s; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ',
  'v=TLSRPTv1; rua=https://example.com/tls',
  'v=BIMI1; l=https://example.com/logo.svg',
];

/** A text in up to three parts, none of them empty. */
function cut(text: string, random: Random): string[] {
  const places = [random.int(12, text.length - 1), random.int(12, text.length - 1)].sort((a, b) => a - b);
  const starts = [0, ...new Set(places)];
  return starts.map((start, i) => text.slice(start, starts[i + 1]));
}

/** Blanks where lines are folded are not the text's. */
function words(text: string): string {
  return text.trimEnd().replaceAll(/ +/g, ' ');
}

suite('in a record that is written into a document', () => {
  for (const { name, notation, write } of RECORD_WRITERS) {
    test(`${notation}, ${name}: hovers and completions are about what is at the cursor`, () => {
      const random = new Random(name.length);
      for (const written of RECORDS) {
        const source = write(cut(written, random));
        const document = readMailDocument(source, { notation });
        const [found] = recordsIn(source, notation);
        assert.equal(found?.text.text, written);
        let hovers = 0;
        for (let offset = 0; offset <= source.length; offset++) {
          const hover = document.hover(offset);
          if (hover !== undefined) {
            hovers++;
            assert.ok(hover.start <= offset && offset <= hover.end);
          }
          const unit = found.text.unitAt(offset);
          if (unit === undefined) continue;
          const inRecord: readonly MailCompletion[] = completeRecord(parseRecord(found.record), unit);
          for (const { label, insert, replaces } of document.completions(offset)) {
            assert.ok(
              replaces.start <= offset && offset <= replaces.end,
              `${label} at ${offset} of ${source}`,
            );
            const own: MailCompletion | undefined = inRecord.find((each) => each.label === label);
            assert.ok(own !== undefined);
            const { start, end } = own.replaces;
            const wanted: string = written.slice(0, start) + plainText(own.insert) + written.slice(end);
            // A record of another kind is found in another way.
            if (wanted.slice(0, 6) !== written.slice(0, 6)) continue;
            const chosen = applied(source, [{ ...replaces, text: plainText(insert) }]);
            const [now] = recordsIn(chosen, notation);
            assert.equal(now && words(now.text.text), words(wanted), `${label} at ${offset} of ${source}`);
          }
        }
        assert.ok(hovers > written.length / 2, source);
      }
    });
  }
});
