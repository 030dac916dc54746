import { type PublishedFinding, publish } from '../engine/publish.ts';
import type { OpenZone } from './openZone.ts';
import type { OpenZones } from './openZones.ts';

/** What is wrong with one document. */
export interface DocumentFindings {
  /** Equal where nothing has changed. */
  readonly resultId: string;
  readonly findings: readonly PublishedFinding[];
  /** How many more there are. */
  readonly more: number;
}

/** Tells the results of one run of the server from those of another. */
export const RUN = Date.now().toString(36);

/** Identifies the findings of a document as they are now, without looking for them. */
export function resultIdOf(zones: OpenZones, zone: OpenZone, limit: number): string {
  return [RUN, limit, ...zones.judgesOf(zone).map(({ id, revision }) => `${id}.${revision}`)].join(' ');
}

/**
 * The findings in a document's text: of every zone that includes it, else of the document read as a zone of its own.
 *
 * @param limit at most so many
 */
export function findingsOf(zones: OpenZones, zone: OpenZone, limit: number): DocumentFindings {
  // Asked for by the list of problems and at each move of the cursor, while the text stays.
  const last = known.get(zone);
  if (last?.resultId === resultIdOf(zones, zone, limit)) return last;
  const found = collect(zones, zone, limit);
  known.set(zone, found);
  return found;
}

const known = new WeakMap<OpenZone, DocumentFindings>();

/** All findings of a document, however many. */
export function allFindingsOf(zones: OpenZones, zone: OpenZone): readonly PublishedFinding[] {
  return collect(zones, zone, Number.POSITIVE_INFINITY).findings;
}

function collect(zones: OpenZones, zone: OpenZone, limit: number): DocumentFindings {
  const judges = zones.judgesOf(zone);
  const published = judges
    .filter((judge) => judge.work === undefined)
    .map((judge) => publish(judge.checked, { ...judge.setup.shown, limit, file: zone.key }));
  const resultId = resultIdOf(zones, zone, limit);
  const [only] = published;
  if (published.length === 1 && only !== undefined) return { resultId, ...only };
  const findings = joinFindings(published.map((each) => each.findings));
  const more = published.reduce((sum, each) => sum + each.more, Math.max(0, findings.length - limit));
  return { resultId, findings: findings.slice(0, limit), more };
}

/** What several zones find in a file, in the order of its text; what two of them say alike is said once. */
export function joinFindings(lists: readonly (readonly PublishedFinding[])[]): readonly PublishedFinding[] {
  const [only] = lists;
  if (lists.length === 1 && only !== undefined) return only;
  const all = new Map(lists.flatMap((findings) => findings.map((finding) => [keyOf(finding), finding])));
  return [...all.values()].sort(byPlace);
}

function keyOf({ rule, start, end }: PublishedFinding): string {
  return `${start.line} ${start.character} ${end.line} ${end.character} ${rule}`;
}

function byPlace({ start: a }: PublishedFinding, { start: b }: PublishedFinding): number {
  return a.line - b.line || a.character - b.character;
}
