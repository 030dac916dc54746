import type { Dns, DnsAnswer, DnsData, DnsType } from '../../server/src/engine/dns/dns.ts';
import { typeText } from '../../server/src/engine/records/recordTypes.ts';
import { RecordView } from '../../server/src/engine/rules/recordView.ts';
import { textStrings } from '../../server/src/engine/rules/support/textStrings.ts';
import { nameText } from '../../server/src/engine/zone/nameText.ts';
import { blocksOf } from '../../server/src/engine/zone/zone.ts';
import { openText } from './openZone.ts';

/** A name that takes no answer: `name TXT "TIMEOUT"` in the text. */
const TIMEOUT = 'TIMEOUT';

/** Answers from zone texts, aliases followed; what is not in them does not exist. */
export function memoryDns(...texts: readonly { readonly text: string; readonly origin: string }[]): Dns {
  const data = new Map<string, Map<string, DnsData[DnsType][]>>();
  for (const { text, origin } of texts) readInto(data, text, origin);
  const source = { resolver: 'test', age: 0, ttl: 300 };
  const exists = (name: string) =>
    data.has(name) || [...data.keys()].some((other) => other.endsWith(`.${name}`));
  return {
    async ask<T extends DnsType>(asked: string, type: T): Promise<DnsAnswer<T>> {
      let name = asked.toLowerCase().replace(/\.$/, '');
      for (let step = 0; step < 8; step++) {
        const own = data.get(name);
        if (own?.get('TXT')?.includes(TIMEOUT))
          return { status: 'failed', reason: 'timeout', detail: 'no answer' };
        const records = own?.get(type) as DnsData[T][] | undefined;
        if (records !== undefined) return { status: 'found', records, source };
        const alias = own?.get('CNAME')?.[0] as string | undefined;
        if (alias === undefined) return { status: exists(name) ? 'noData' : 'noName', source };
        name = alias.toLowerCase();
      }
      return { status: 'failed', reason: 'malformed', detail: 'aliases lead in a circle' };
    },
  };
}

function readInto(data: Map<string, Map<string, DnsData[DnsType][]>>, text: string, origin: string): void {
  const { zone } = openText(text, origin);
  for (const block of blocksOf(zone.root)) {
    for (let row = 0; row < block.count; row++) {
      const record = new RecordView(zone, block, row);
      const owner = nameText(zone.names, zone.names.fold(record.owner)).replace(/\.$/, '');
      const type = typeText(record.type);
      const types = data.get(owner) ?? new Map<string, DnsData[DnsType][]>();
      data.set(owner, types);
      types.set(type, [...(types.get(type) ?? []), dataOf(record, type)]);
    }
  }
}

function dataOf(record: RecordView, type: string): DnsData[DnsType] {
  if (type === 'TXT') return textStrings(record).join('');
  const text = record.canonicalData() ?? '';
  if (type !== 'MX') return withoutDot(text);
  const [preference = '', exchange = ''] = text.split(' ');
  return { preference: Number(preference), exchange: withoutDot(exchange) };
}

function withoutDot(name: string): string {
  return name.length > 1 ? name.replace(/\.$/, '') : name;
}
