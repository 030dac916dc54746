import type { ExplainedHeader, Hop, MessageReport } from '../messageReport.ts';
import {
  type Item,
  item,
  type Line,
  listSection,
  quoted,
  type Section,
  said,
  sentences,
} from '../render/blocks.ts';
import { delayText } from '../render/delay.ts';
import { resultPiece } from '../render/results.ts';
import { CHECK_NAMES } from './compareResults.ts';
import type {
  ComparedField,
  ComparedHop,
  ComparedResult,
  Comparison,
  Difference,
  Outcome,
} from './comparison.ts';

/** A message of two, and what it is called. */
export interface ComparedMessage {
  readonly title: string;
  readonly report: MessageReport;
}

/** Rows of each part; the rest is counted. */
const MOST = 100;

/** What differs between two messages, as sections: what matters first. What is the same is left out of ways and headers. */
export function comparisonSections(
  { gist, results, hops, fields }: Comparison,
  left: ComparedMessage,
  right: ComparedMessage,
): Section[] {
  const [first = '', ...others] = gist;
  const names: Item[] = [
    item([said('Left: '), quoted(left.title)]),
    item([said('Right: '), quoted(right.title)]),
  ];
  return [
    { title: '', blocks: [{ kind: 'line', line: [said(first)] }] },
    { title: 'Messages', blocks: [{ kind: 'list', items: [...names, ...sentences(others)] }] },
    ...listSection('Results', limited(results, resultItem)),
    ...listSection(
      'Ways',
      limited(hops.filter(isDifferent), (row) => hopItem(row, left.report.hops, right.report.hops)),
    ),
    ...listSection(
      'Headers that differ',
      limited(fields.filter(isDifferent), (row) => fieldItem(row, left.report.headers, right.report.headers)),
    ),
  ];
}

function isDifferent({ difference }: { readonly difference: Difference }): boolean {
  return difference !== 'equal';
}

function limited<T>(rows: readonly T[], itemOf: (row: T) => Item): Item[] {
  const more = rows.length - MOST;
  return [...rows.slice(0, MOST).map(itemOf), ...(more > 0 ? [item([said(`${more} more.`, 'quiet')])] : [])];
}

function resultItem({ check, of, left, right, difference }: ComparedResult): Item {
  const name: Line = [said(CHECK_NAMES[check], 'strong'), ...(of === '' ? [] : [said(' of '), quoted(of)])];
  return item(
    [...name, said(difference === 'equal' ? ': the same' : ': differs')],
    [
      item([said('Left: '), ...outcomeLine(left, check)]),
      item([said('Right: '), ...outcomeLine(right, check)]),
    ],
  );
}

function outcomeLine(outcome: Outcome | null, check: ComparedResult['check']): Line {
  if (outcome === null) return [said('nothing')];
  const { result, of, reason, claimedBy } = outcome;
  if (check === 'verdict') return [said(reason)];
  if (check === 'disposition') return [said(result === 'none' ? 'nothing' : result)];
  return [
    resultPiece(result),
    ...(of === '' ? [] : [said(' for '), quoted(of)]),
    ...(claimedBy === null ? [] : [said(', as '), quoted(claimedBy), said(' noted')]),
    ...(reason === '' ? [] : [said(`: ${reason}`)]),
  ];
}

function hopItem({ left, right, differs }: ComparedHop, mine: readonly Hop[], theirs: readonly Hop[]): Item {
  const whose = left === null ? 'On the right only' : 'On the left only';
  const head = differs.length === 0 ? whose : `On both, with another ${differs.join(', ')}`;
  return item(
    [said(head)],
    [
      item([said('Left: '), ...hopLine(left === null ? undefined : mine[left])]),
      item([said('Right: '), ...hopLine(right === null ? undefined : theirs[right])]),
    ],
  );
}

function hopLine(hop: Hop | undefined): Line {
  if (hop === undefined) return [said('no such step')];
  const { from, helo, reverse, ip, by, delaySeconds, tls } = hop;
  const client = reverse ?? from ?? helo ?? ip;
  return [
    client === null ? said('an unnamed host') : quoted(client),
    ...(ip === null || ip === client ? [] : [said(' ['), quoted(ip), said(']')]),
    said(' to '),
    by === null ? said('an unnamed host') : quoted(by),
    ...(delaySeconds === null ? [] : [said(`, after ${delayText(delaySeconds)}`)]),
    ...(tls === null ? [] : [said(', '), quoted(tls.version ?? 'TLS')]),
  ];
}

function fieldItem(
  { name, left, right }: ComparedField,
  mine: readonly ExplainedHeader[],
  theirs: readonly ExplainedHeader[],
): Item {
  const value = (place: number | null, headers: readonly ExplainedHeader[]): Line =>
    place === null ? [said('not there')] : [quoted(headers[place]?.value ?? '')];
  return item(
    [quoted(name)],
    [item([said('Left: '), ...value(left, mine)]), item([said('Right: '), ...value(right, theirs)])],
  );
}
