import { isBelow } from '../outside/zoneNeighbours.ts';
import { ZoneView } from '../rules/zoneView.ts';
import { renumber, type Zone } from '../zone/zone.ts';
import type { Cancel, Dns, DnsAnswer, DnsType } from './dns.ts';
import { labelsKey, nameLabels } from './dnsName.ts';
import { zoneAnswer } from './zoneAnswer.ts';

/** Chains of aliases that are longer lead nowhere. */
const MOST_ALIASES = 16;

interface KnownZone {
  readonly view: ZoneView;
  /** Absolute, in lower case, with the final dot. */
  readonly apex: string;
  /** The file's name, for the source of answers. */
  readonly file: string;
}

/**
 * Zones at hand answer for their own names, so that they are checked as they are written and not as they are published:
 * `next` is asked for all other names, such as those below a delegation, and for where aliases lead out of the zones. A zone
 * without a SOA record, or with an included file that was not read, answers for what it has; what is missing in it is asked of
 * `next`.
 *
 * It holds for the zones as they are now, and may be used until one of them changes.
 *
 * @param zones of several with one name, the first answers
 */
export function zoneDns(zones: Iterable<Zone>, next: Dns): Dns {
  const known: KnownZone[] = [];
  for (const zone of zones) {
    renumber(zone);
    const view = new ZoneView(zone, ignore, ignore);
    known.push({ view, apex: view.text(view.apex).toLowerCase(), file: fileName(zone.root.uri) });
  }
  // The lowest zone is authoritative (RFC 1034 §4.3.2 step 2); sorting keeps the order of those with one name.
  known.sort((a, b) => b.apex.length - a.apex.length);

  const find = async (asked: string, type: DnsType, cancel: Cancel | undefined): Promise<DnsAnswer> => {
    const seen = new Set<string>();
    let name = asked;
    let longest = Number.POSITIVE_INFINITY;
    for (;;) {
      const labels = nameLabels(name);
      const key = labels && labelsKey(labels);
      if (key === undefined || cancel?.aborted === true) return await next.ask(name, type, cancel);
      if (seen.has(key) || seen.size > MOST_ALIASES) return circle(asked);
      seen.add(key);
      const zone = known.find(({ apex }) => isBelow(absolute(key), apex));
      const answer = zone && zoneAnswer(zone.view, name, type);
      if (zone === undefined || answer === undefined) {
        return withTtl(await next.ask(name, type, cancel), longest);
      }
      const ttl = Math.min(longest, answer.ttl);
      const source = { resolver: zone.file, age: 0, ttl, isAtHand: true as const };
      if (answer.status === 'found') return { status: 'found', records: answer.records, source };
      if (answer.status !== 'alias') return { status: answer.status, source };
      name = answer.target;
      longest = ttl;
    }
  };
  return {
    ask: async <T extends DnsType>(name: string, type: T, cancel?: Cancel) =>
      (await find(name, type, cancel)) as DnsAnswer<T>,
  };
}

function circle(name: string): DnsAnswer {
  const detail = `The aliases of "${name}" lead in a circle, or are more than ${MOST_ALIASES}.`;
  return { status: 'failed', reason: 'serverFailure', detail };
}

function withTtl(answer: DnsAnswer, longest: number): DnsAnswer {
  if (answer.status === 'failed') return answer;
  return { ...answer, source: { ...answer.source, ttl: Math.min(longest, answer.source.ttl) } };
}

function absolute(key: string): string {
  return key === '.' ? '.' : `${key}.`;
}

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    // A path on the command line is not encoded.
    return name;
  }
}

function ignore(): void {}
