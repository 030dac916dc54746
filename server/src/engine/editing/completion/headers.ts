import type { RecordType } from '../../records/field.ts';
import { RECORD_TYPES } from '../../records/recordTypes.ts';
import { isReverse } from '../../rules/support/reverseZone.ts';
import { NO_NAME } from '../../zone/names.ts';
import { nameText } from '../../zone/nameText.ts';
import { classText } from '../../zone/rrClass.ts';
import type { Completion, CompletionSource } from './completion.ts';

/** What most records are, in the order in which they are wanted. */
const COMMON = [
  'A',
  'AAAA',
  'CNAME',
  'MX',
  'TXT',
  'NS',
  'SRV',
  'CAA',
  'PTR',
  'HTTPS',
  'TLSA',
  'DS',
  'SSHFP',
  'SVCB',
  'SOA',
];

/** The types that stand at owners of a kind: by their first labels. */
const BY_OWNER: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^_\d+\._(tcp|udp|sctp|quic)\./, ['TLSA', 'CNAME']],
  [
    /^_(dmarc|mta-sts|acme-challenge)\.|^[^.]+\._domainkey\.|^_smtp\._tls\.|^[^.]+\._bimi\./,
    ['TXT', 'CNAME'],
  ],
  [/^_dns\./, ['SVCB']],
  [/^_\d+\._https\./, ['HTTPS']],
  [/^_[^.]+\._(tcp|udp|tls|sctp)\./, ['SRV', 'URI']],
];

/** Record types: those that fit the owner, common ones, the others, and last those that are obsolete. */
export function typeCompletions(source: CompletionSource): Completion[] {
  const fitting = typesFitting(source);
  const order = [...new Set([...fitting, ...COMMON])];
  const rank = ({ name, obsolete }: RecordType) => {
    const at = order.indexOf(name);
    if (at >= 0) return at;
    return obsolete === undefined ? order.length : order.length + 1;
  };
  return RECORD_TYPES.filter(({ refused }) => refused === undefined)
    .toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
    .map(typeItem);
}

function typeItem({ name, number, meaning, reference, obsolete }: RecordType): Completion {
  return {
    label: name,
    kind: 'type',
    detail: obsolete === undefined ? meaning : `${meaning}. Obsolete: ${obsolete}`,
    aside: reference,
    topic: { about: 'type', number },
    ...(obsolete === undefined ? {} : { isObsolete: true }),
  };
}

function typesFitting({ zone, owner }: CompletionSource): readonly string[] {
  if (owner === NO_NAME) return [];
  if (isReverse(zone.names, owner)) return ['PTR', 'NS', 'CNAME'];
  const text = nameText(zone.names, owner);
  return BY_OWNER.find(([pattern]) => pattern.test(text))?.[1] ?? [];
}

/** The class of the zone; a zone has one (RFC 1035 §5.2). */
export function classCompletions({ state }: CompletionSource): Completion[] {
  const own = state.zoneClass === 0 ? 1 : state.zoneClass;
  const classes = [
    { number: 1, detail: 'Internet: the class of nearly every zone' },
    { number: 3, detail: 'Chaos: used by servers to tell about themselves, as in version.bind' },
    { number: 4, detail: 'Hesiod' },
  ];
  return classes
    .filter(({ number }) => number === own)
    .map(({ number, detail }) => ({ label: classText(number), kind: 'class', detail }));
}
