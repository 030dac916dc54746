import type { DnsAnswer } from '../../engine/dns/dns.ts';

/** Seconds: what is kept longer is no longer what people see who look now. */
const LONGEST = 86_400;
/** RFC 2308 §5: one to three hours work well. */
const LONGEST_NEGATIVE = 10_800;
/** A server that fails is not asked anew at each keystroke (RFC 9520 §3.2: a second at least, five minutes at most). */
const FAILURE = 30;

/** Octets that all answers may take, roughly. */
const ROOM = 16 << 20;

/** Failures that say nothing of the name, or change when they are asked for again. */
const NOT_KEPT: readonly string[] = ['cancelled', 'off', 'invalidName'];

/** Answers, for as long as they may be kept. */
export interface Cache {
  get(key: string): DnsAnswer | undefined;
  put(key: string, answer: DnsAnswer): void;
  clear(): void;
  readonly size: number;
}

/** @param now milliseconds of a clock that does not go back */
export function createCache(now: () => number, room = ROOM): Cache {
  const kept = new Map<string, { answer: DnsAnswer; at: number; ttl: number; size: number }>();
  let used = 0;
  const drop = (key: string) => {
    used -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  return {
    get(key) {
      const entry = kept.get(key);
      if (entry === undefined) return undefined;
      const age = (now() - entry.at) / 1000;
      if (age >= entry.ttl) {
        drop(key);
        return undefined;
      }
      const { answer } = entry;
      if (answer.status === 'failed') return answer;
      const whole = Math.floor(age);
      return { ...answer, source: { ...answer.source, age: whole, ttl: entry.ttl - whole } };
    },
    put(key, answer) {
      drop(key);
      const ttl = timeOf(answer);
      const size = sizeOf(key, answer);
      if (ttl <= 0 || size > room) return;
      kept.set(key, { answer, at: now(), ttl, size });
      used += size;
      // The oldest go first.
      for (const oldest of kept.keys()) {
        if (used <= room) break;
        drop(oldest);
      }
    },
    clear() {
      kept.clear();
      used = 0;
    },
    get size() {
      return kept.size;
    },
  };
}

/** Seconds that an answer may be kept for. */
function timeOf(answer: DnsAnswer): number {
  if (answer.status === 'failed') return NOT_KEPT.includes(answer.reason) ? 0 : FAILURE;
  return Math.min(answer.source.ttl, answer.status === 'found' ? LONGEST : LONGEST_NEGATIVE);
}

function sizeOf(key: string, answer: DnsAnswer): number {
  const data = answer.status === 'found' ? JSON.stringify(answer.records).length : 0;
  return 2 * (key.length + data) + 200;
}
