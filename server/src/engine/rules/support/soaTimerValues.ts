import type { SOA_FIELD, SoaFields } from './soaFields.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** A timer in doubt, why, and a usual value in seconds that goes with the others. */
export interface DoubtfulTimer {
  readonly field: keyof typeof SOA_FIELD;
  readonly problem: string;
  readonly value: number;
}

type Timers = Pick<SoaFields, 'refresh' | 'retry' | 'expire' | 'minimum'>;

/** Seconds as words. */
function seconds(count: number): string {
  return count === 1 ? '1 second' : `${count} seconds`;
}

/**
 * The timers that do not work together (RFC 1912 §2.2, RFC 2308 §5). One that was judged already counts with its usual
 * value in the next judgement, so that a wrong one does not bring the others into doubt.
 *
 * @param ttl of the SOA record: resolvers remember for that or for minimum, whichever is shorter (RFC 2308 §5)
 */
export function doubtfulTimers({ refresh, retry, expire, minimum }: Timers, ttl: number): DoubtfulTimer[] {
  const found: DoubtfulTimer[] = [];
  const judge = (field: DoubtfulTimer['field'], value: number, problem: string): number => {
    found.push({ field, value, problem });
    return value;
  };
  let lasting = expire;
  if (expire < WEEK) {
    lasting = judge(
      'expire',
      2 * WEEK,
      `Secondaries stop answering for the zone after ${seconds(expire)} (expire) without the primary: less than a week does not outlast a broken primary over holidays${expire <= refresh ? `, and it is not even longer than refresh, ${refresh}` : ''}. Two to four weeks are usual (RFC 1912 §2.2).`,
    );
  }
  let asking = refresh;
  if (refresh === 0) {
    asking = judge(
      'refresh',
      4 * HOUR,
      'Refresh is 0: secondaries would ask for changes without a pause. Hours are usual, since the primary tells them of changes (RFC 1912 §2.2).',
    );
  } else if (refresh >= lasting) {
    asking = judge(
      'refresh',
      DAY,
      `Secondaries ask for changes every ${seconds(refresh)} (refresh), but stop answering for the zone after ${expire} (expire): it expires between two questions. Refresh is to be far shorter, hours to a day (RFC 1912 §2.2).`,
    );
  }
  if (retry >= asking) {
    judge(
      'retry',
      retryFor(asking),
      `Retry, ${seconds(retry)}, is not shorter than refresh, ${refresh}: a secondary that could not reach the primary would wait as long as if all were well. It is to be a fraction of refresh (RFC 1912 §2.2).`,
    );
  }
  if (Math.min(minimum, ttl) > DAY) {
    judge(
      'minimum',
      HOUR,
      `Resolvers remember for ${seconds(Math.min(minimum, ttl))} (minimum, or the SOA record's TTL where that is shorter) that names of this zone do not exist: whoever asks for a new name too early cannot reach it for days. One to three hours are usual; over a day was found to be trouble (RFC 2308 §5).`,
    );
  }
  return found;
}

/** A usual value that is at most a quarter of refresh. */
function retryFor(refresh: number): number {
  const usual = [2 * HOUR, HOUR, HOUR / 2, HOUR / 4, 600, 300, 120, 60];
  return usual.find((value) => value * 4 <= refresh) ?? Math.floor(refresh / 4);
}
