import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type MailRecordInDocument, recordsIn } from '../../server/src/engine/mail/literals/recordsIn.ts';
import { PROPERTY } from '../support/properties.ts';
import { applied } from '../unit/mail/markedRecords.ts';
import { RECORD_WRITERS } from './recordWriters.ts';

const VERSIONS = ['v=spf1', 'v=DKIM1;', 'v=DMARC1;', 'v=STSv1;', 'v=TLSRPTv1;', 'v=BIMI1;'];

/** Characters that have a meaning in one of the languages, and some that have none. */
const BARE = [..."abAZ019=:;,./+-_~?%{}$#'&*!|>@[]()é𝄞"];
const QUOTED = [...BARE, '"', '\\'];

/** A text that begins as a record does, in parts; its words are apart by one blank. */
function record(alphabet: readonly string[]): fc.Arbitrary<string[]> {
  const word = fc
    .array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 8 })
    .map((units) => units.join(''));
  const words = fc.array(
    word.filter((each) => !/^(?:;|#|\/\/|\)|-$)/.test(each)),
    { minLength: 1, maxLength: 6 },
  );
  return fc
    .tuple(fc.constantFrom(...VERSIONS), words, fc.array(fc.nat({ max: 60 }), { maxLength: 3 }))
    .map(([version, rest, cuts]) => {
      const text = [version, ...rest].join(' ');
      const places = [
        ...new Set(cuts.map((cut) => Math.max(version.length + 1, Math.min(cut, text.length - 1)))),
      ];
      const starts = [0, ...places.filter((at) => !isInPair(text, at)).sort((a, b) => a - b)];
      return starts.map((start, i) => text.slice(start, starts[i + 1]));
    })
    .filter((parts) => parts.every((part) => part !== ''));
}

function isInPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function only(source: string, notation: (typeof RECORD_WRITERS)[number]['notation']): MailRecordInDocument {
  const [found, ...others] = recordsIn(source, notation);
  assert.ok(found !== undefined && others.length === 0, `one record in ${JSON.stringify(source)}`);
  return found;
}

suite('a record that is written into a document', () => {
  for (const { name, notation, isQuoted, write } of RECORD_WRITERS) {
    const parts = record(isQuoted ? QUOTED : BARE);

    test(`${notation}, ${name}: is found with its text, and each unit at its place`, () => {
      fc.assert(
        fc.property(parts, (written) => {
          const source = write(written);
          const { text } = only(source, notation).text;
          assert.equal(text, written.join(''));
          const { placeOf, unitAt } = only(source, notation).text;
          let last = 0;
          for (let unit = 0; unit < text.length; unit++) {
            const { start, end } = placeOf({ start: unit, end: unit + 1 });
            const isSecond = isInPair(text, unit) && start < last;
            assert.ok((start >= last || isSecond) && end > start, 'places are in order');
            last = end;
            const slice = source.slice(start, end);
            const isEscape = /^(?:\\+|''|\$\$|%%)/.test(slice) || /^[ \t]*\r?\n\s*$/.test(slice);
            assert.ok(
              slice === text.charAt(unit) || isEscape,
              `${JSON.stringify(slice)} is ${text.charAt(unit)}`,
            );
            assert.ok(unitAt(start) === unit || isSecond);
          }
        }),
        { ...PROPERTY, numRuns: Math.ceil(PROPERTY.numRuns / 5) },
      );
    });

    test(`${notation}, ${name}: an edit of the text is one of the document`, () => {
      const edit = fc.record({
        from: fc.nat({ max: 80 }),
        length: fc.nat({ max: 12 }),
        put: fc.array(fc.constantFrom(...QUOTED, ' a'), { maxLength: 8 }).map((units) => units.join('')),
      });
      fc.assert(
        fc.property(parts, edit, (written, { from, length, put }) => {
          const source = write(written);
          const { text, edit: change } = only(source, notation).text;
          const [version = ''] = text.split(' ');
          const start = Math.min(Math.max(from, version.length + 1), text.length);
          const end = Math.min(start + length, text.length);
          if (isInPair(text, start) || isInPair(text, end)) return;
          const wanted = text.slice(0, start) + put + text.slice(end);
          // Blanks at the end of a line, and several in a row, are not the text's where lines are folded.
          if (/ {2}| $/.test(wanted) || / (?:;|#|\/\/|\)|-(?: |$))/.test(wanted)) return;
          const edits = change([{ start, end, text: put }]);
          if (edits === undefined) return;
          assert.equal(only(applied(source, edits), notation).text.text, wanted);
        }),
        { ...PROPERTY, numRuns: Math.ceil(PROPERTY.numRuns / 5) },
      );
    });
  }
});
