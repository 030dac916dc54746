import type { SignedDifference } from '../messageReport.ts';
import { canonicalBody } from './canonicalBody.ts';
import { canonicalLine, type HeaderLine } from './canonicalHeader.ts';
import type { HeaderChange } from './headerChanges.ts';
import { markDifference } from './markDifference.ts';
import type { SignatureField } from './signatureField.ts';

/**
 * What was signed against what is there, in canonical form: each field that was changed, and the body. The body is taken up to
 * the length that is signed (`l=`).
 *
 * @param lines all fields, by their indices
 * @param body as it is, and `was` as it was signed; one unit for each octet, lines end in CRLF; `undefined` where not known
 */
export function signedDifferences(
  { header = 'simple', body: form = 'simple', length }: SignatureField,
  lines: readonly HeaderLine[],
  changes: readonly HeaderChange[],
  body: string | undefined,
  was: string | undefined,
): SignedDifference[] {
  const places = new Map(lines.map((line, i) => [line, i]));
  const fields = changes.map(({ key, line, was: before }): SignedDifference => {
    const marked = markDifference(
      before === undefined ? '' : canonicalLine(before, header),
      line === undefined ? '' : canonicalLine(line.raw, header),
    );
    return {
      part: 'header',
      name: key,
      field: line === undefined ? null : (places.get(line) ?? null),
      was: before === undefined ? null : marked.was,
      is: line === undefined ? null : marked.is,
    };
  });
  if (body === undefined || was === undefined) return fields;
  const [before, now] = [was, body].map((each) => canonicalBody(each, form).slice(0, length)) as [
    string,
    string,
  ];
  return [...fields, { part: 'body', name: '', field: null, ...markDifference(before, now) }];
}
