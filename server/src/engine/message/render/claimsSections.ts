import type { ClaimedResults, MessageReport } from '../messageReport.ts';
import { type Item, item, joined, type Line, listSection, quoted, type Section, said } from './blocks.ts';
import { resultPiece } from './results.ts';

/** More fields of results than a message has for a reason; the rest is counted. */
const MOST = 20;

/** What header fields claim to have been checked, and where that differs from what was checked here. */
export function claimsSections({ authenticationResults, disagreements }: MessageReport): Section[] {
  const more = authenticationResults.length - MOST;
  return [
    ...listSection(
      'Claims and checks differ',
      disagreements.map(({ method, claimed, by, checked, explanation }) =>
        item([
          said(method, 'strong'),
          said(': '),
          quoted(by),
          said(' says '),
          resultPiece(claimed),
          said(', the check here says '),
          resultPiece(checked),
          said(`. ${explanation}`),
        ]),
      ),
    ),
    ...listSection('What headers claim', [
      ...authenticationResults.slice(0, MOST).map(claimItem),
      ...(more > 0 ? [item([said(`${more} more fields.`, 'quiet')])] : []),
    ]),
  ];
}

/** What a header field claims to have been checked, and whether it can be believed. */
export function claimItem({ kind, authservId, isTrusted, results, problem }: ClaimedResults): Item {
  const by: Line = authservId === null ? [] : [said(' by '), quoted(authservId)];
  const trust = isTrusted ? said(', by the receiver') : said(', not to be trusted', 'doubtful');
  return item(
    [said(kind), ...by, trust],
    [
      ...results.slice(0, MOST).map(resultItem),
      ...(problem === null ? [] : [item([said(problem, 'doubtful')])]),
    ],
  );
}

function resultItem({
  method,
  result,
  reason,
  properties,
  comment,
}: ClaimedResults['results'][number]): Item {
  const stated = Object.entries(properties).map(([name, value]): Line => [quoted(`${name}=${value}`)]);
  return item([
    quoted(method),
    said(': '),
    resultPiece(result),
    ...(stated.length === 0 ? [] : [said(', '), ...joined(stated)]),
    ...(comment === null ? [] : [said(' ('), quoted(comment), said(')')]),
    ...(reason === null ? [] : [said(', because: '), quoted(reason)]),
  ]);
}
