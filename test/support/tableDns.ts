import type { Dns, DnsAnswer, DnsData, DnsType } from '../../server/src/engine/dns/dns.ts';

/** Records by name; `TIMEOUT` for those whose other types give no answer, `NONE` for a type that has no records. */
export type DnsTableRows = Readonly<
  Record<string, readonly (Readonly<Record<string, unknown>> | 'TIMEOUT')[]>
>;

/**
 * Answers from a table in the form of `zonedata` of the RFC 7208 suite, aliases followed; SPF rows are TXT rows too where
 * there are none of these.
 */
export function tableDns(rows: DnsTableRows): Dns {
  const byName = new Map(Object.entries(rows).map(([name, list]) => [plain(name), list]));
  const exists = new Set(
    [...byName.keys()].flatMap((name) => name.split('.').map((_, i, all) => all.slice(i).join('.'))),
  );
  const source = { resolver: 'test', age: 0, ttl: 300 };
  return {
    async ask<T extends DnsType>(asked: string, type: T): Promise<DnsAnswer<T>> {
      let name = plain(asked);
      for (let step = 0; step < 8; step++) {
        if (name.split('.').some(({ length }) => length > 63 || length === 0)) {
          return { status: 'failed', reason: 'invalidName', detail: name };
        }
        const list = byName.get(name) ?? [];
        const pairs = list.flatMap((row) => (row === 'TIMEOUT' ? [] : Object.entries(row)));
        const of = (wanted: string) => pairs.flatMap(([key, value]) => (key === wanted ? [value] : []));
        const written = type === 'TXT' && of('TXT').length === 0 ? of('SPF') : of(type);
        const records = written
          .filter((value) => value !== 'NONE')
          .map((value) => dataOf(type, value) as DnsData[T]);
        if (records.length > 0) return { status: 'found', records, source };
        const [alias] = of('CNAME');
        if (written.length === 0 && typeof alias === 'string') {
          name = plain(alias);
          continue;
        }
        if (list.includes('TIMEOUT')) return { status: 'failed', reason: 'timeout', detail: 'no answer' };
        return { status: exists.has(name) ? 'noData' : 'noName', source };
      }
      return { status: 'failed', reason: 'malformed', detail: 'aliases lead in a circle' };
    },
  };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

function dataOf(type: DnsType, value: unknown): DnsData[DnsType] {
  if (type === 'MX') {
    const [preference, exchange] = value as [number, string];
    return { preference, exchange };
  }
  return type === 'TXT' && Array.isArray(value) ? value.join('') : String(value);
}
