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
const RUN = Date.now().toString(36);

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
    .filter((judge) => judge.unread === undefined)
    .map((judge) =>
      publish(judge.checked, { limit, severityOf: (_, uri) => (uri === zone.key ? undefined : 'off') }),
    );
  const resultId = resultIdOf(zones, zone, limit);
  const [only] = published;
  if (published.length === 1 && only !== undefined) return { resultId, ...only };
  // In the order of the text; what two zones say alike is said once.
  const all = new Map(
    published.flatMap(({ findings }) => findings.map((finding) => [keyOf(finding), finding])),
  );
  const findings = [...all.values()].sort(byPlace);
  const more = published.reduce((sum, each) => sum + each.more, Math.max(0, findings.length - limit));
  return { resultId, findings: findings.slice(0, limit), more };
}

function keyOf({ rule, start, end }: PublishedFinding): string {
  return `${start.line} ${start.character} ${end.line} ${end.character} ${rule}`;
}

function byPlace({ start: a }: PublishedFinding, { start: b }: PublishedFinding): number {
  return a.line - b.line || a.character - b.character;
}
