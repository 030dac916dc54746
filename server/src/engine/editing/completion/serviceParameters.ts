import { SERVICE_KEYS, type ServiceKey, serviceKeyByName } from '../../records/fields/serviceKeys.ts';
import { RecordView } from '../../rules/recordView.ts';
import { type NameId, NO_NAME } from '../../zone/names.ts';
import { NO_RECORD } from '../../zone/zoneIndex.ts';
import type { EntryPart } from '../entryParts.ts';
import {
  all,
  type Completion,
  type CompletionSource,
  type Completions,
  NOTHING,
  partOf,
} from './completion.ts';
import { snippetOf } from './snippet.ts';
import { readTypedName } from './typedName.ts';

const A = 1;
const AAAA = 28;
const FEW = 16;

/** Values that are registered, and how common they are told by their order. */
export const SERVICE_VALUES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  alpn: [
    ['h2', 'HTTP/2 over TLS'],
    ['h3', 'HTTP/3 over QUIC'],
    ['http/1.1', 'HTTP/1.1'],
    ['dot', 'DNS over TLS'],
    ['doq', 'DNS over QUIC'],
  ],
  port: [
    ['443', 'HTTPS'],
    ['853', 'DNS over TLS or QUIC'],
    ['8443', 'HTTPS, other port'],
  ],
  dohpath: [['/dns-query{?dns}', 'the usual path (RFC 8484 §4.1.1)']],
  'tls-supported-groups': [
    ['29', 'x25519'],
    ['23', 'secp256r1'],
    ['24', 'secp384r1'],
    ['4588', 'X25519MLKEM768'],
  ],
};

/** Keys that are not there yet, or values of the key that is being typed (RFC 9460 §2.1). */
export function serviceParameterCompletions(source: CompletionSource): Completions {
  const { slot } = source;
  if (slot.role.kind !== 'field' || slot.quoted) return NOTHING;
  const { before, data } = slot.role;
  const equals = slot.typed.indexOf('=');
  const used = new Set(usedKeys(source, before));
  if (equals < 0) return all(keys(used));
  const key = serviceKeyByName(slot.typed.slice(0, equals));
  if (key === undefined) return NOTHING;
  const part = partOf(slot, /[=,"]/);
  const taken = new Set(
    `${slot.typed.slice(equals + 1)}${slot.behind}`
      .replace(/"/g, '')
      .split(',')
      .filter((value) => value !== part.typed + (slot.behind.split(/[,"]/)[0] ?? '')),
  );
  const items = valuesOf(source, key, used, data).filter(({ label }) => !taken.has(label));
  return { items, isIncomplete: false, part };
}

/** The keys of the record's other parameters. */
function usedKeys({ slot }: CompletionSource, before: readonly EntryPart[]): string[] {
  const others = slot.entry.parts.filter(
    ({ field, role, start }) => start > slot.end && (field?.name === 'SvcParams' || role === 'rest'),
  );
  return [...before, ...others].map(({ text }) => (text.split('=')[0] ?? '').toLowerCase());
}

function keys(used: ReadonlySet<string>): Completion[] {
  return SERVICE_KEYS.filter(({ name }) => !used.has(name)).map(({ name, meaning, reference, value }) => {
    const examples = SERVICE_VALUES[name]?.map(([text]) => text);
    const first = name === 'alpn' ? ['h2,h3', 'h2', 'h3'] : examples;
    const snippet = `${name}=${first === undefined ? '$1' : snippetOf(`{1|${first.map((text) => text.replace(/[,|}]/g, '\\$&')).join(',')}|}`)}`;
    return {
      label: name,
      kind: 'key',
      ...(value === 'empty' ? {} : { text: `${name}=`, snippet }),
      detail: meaning,
      aside: reference,
      topic: { about: 'serviceKey', name },
    };
  });
}

function valuesOf(
  source: CompletionSource,
  { name, value }: ServiceKey,
  used: ReadonlySet<string>,
  data: readonly EntryPart[],
): Completion[] {
  if (value === 'keys') {
    return SERVICE_KEYS.filter((key) => used.has(key.name) && key.name !== 'mandatory').map((key) => ({
      label: key.name,
      kind: 'key',
      detail: key.meaning,
      topic: { about: 'serviceKey', name: key.name },
    }));
  }
  if (value === 'ipv4' || value === 'ipv6') {
    const host = hostOf(source, data);
    return addressesAt(source, host, value === 'ipv4' ? A : AAAA).map((address) => ({
      label: address,
      kind: 'value',
      detail: 'address of the target in this zone',
    }));
  }
  return (SERVICE_VALUES[name] ?? []).map(([label, detail]) => ({ label, kind: 'value', detail }));
}

/** The host that the record leads to: its target, which "." makes the owner (RFC 9460 §2.5.2). */
function hostOf(source: CompletionSource, data: readonly EntryPart[]): NameId {
  const target = data.find(({ field }) => field?.name === 'TargetName')?.text;
  if (target === undefined) return NO_NAME;
  return target === '.' ? source.owner : readTypedName(source, target);
}

/** Addresses at a name, as they are in canonical form. */
function addressesAt({ zone }: CompletionSource, name: NameId, type: number): string[] {
  const found: string[] = [];
  if (name === NO_NAME) return found;
  for (
    let ref = zone.index.first(name);
    ref !== NO_RECORD && found.length < FEW;
    ref = zone.index.next(ref)
  ) {
    const block = zone.index.blockOf(ref);
    const record = new RecordView(zone, block, ref - block.base);
    const address = record.type === type ? record.canonicalData() : undefined;
    if (address !== undefined) found.push(address);
  }
  return found.toSorted();
}
