import { typeText } from '../records/recordTypes.ts';
import { type Reader, report } from './reader.ts';
import { preamble } from './readPreamble.ts';
import { NO_TTL } from './state.ts';
import { MAX_TTL } from './ttl.ts';

const SOA = 6;

/** Finds the TTL of a record that states none (RFC 2308 §4, RFC 1035 §5.1), as BIND does. */
export function settleTtl(reader: Reader): boolean {
  const { state, wire, tokens } = reader;
  if (preamble.ttlToken >= 0) {
    state.lastTtl = preamble.ttl;
    return true;
  }
  if (state.defaultTtl !== NO_TTL) {
    preamble.ttl = state.defaultTtl;
    return true;
  }
  if (state.lastTtl !== NO_TTL) {
    preamble.ttl = state.lastTtl;
    preamble.lastTtl = true;
    return true;
  }
  const entryStart = tokens.leadingBlank ? tokens.outerStart(0) : (tokens.start[0] as number);
  const typeStart = tokens.start[preamble.typeToken] as number;
  const typeEnd = tokens.end[preamble.typeToken] as number;
  if (preamble.type === SOA) {
    const { bytes, length } = wire;
    const minimum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(length - 4);
    preamble.ttl = minimum > MAX_TTL ? 0 : minimum;
    state.defaultTtl = preamble.ttl;
    if (state.ttlReported) return true;
    report(
      reader,
      'zone/no-ttl',
      `No TTL: neither a $TTL directive nor this record gives one, so ${minimum} seconds, the SOA's minimum, serve as the default. That field is for negative answers alone (RFC 2308 §4), and other servers take another value or none. Write a $TTL at the top of the file.`,
      typeStart,
      typeEnd,
      [
        {
          title: `Insert $TTL ${preamble.ttl} before it`,
          edits: [{ start: entryStart, end: entryStart, text: `$TTL ${preamble.ttl}\n` }],
        },
      ],
    );
    return true;
  }
  preamble.ttl = 0;
  if (state.ttlReported) return true;
  state.ttlReported = true;
  report(
    reader,
    'zone/no-ttl',
    `No TTL: this ${typeText(preamble.type)} record has none, and no $TTL directive, SOA or record before it gives one. BIND refuses the file. Write a $TTL at the top of the file.`,
    typeStart,
    typeEnd,
    [
      {
        title: 'Insert $TTL 3600 before it',
        edits: [{ start: entryStart, end: entryStart, text: '$TTL 3600\n' }],
      },
    ],
    'error',
  );
  return true;
}
