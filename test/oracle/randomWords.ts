import type { Random } from '../support/random.ts';

/** Words of RDATA, in one of the forms that a master file allows (RFC 1035 §5.1). */

/** A domain name in presentation form: relative or absolute, `@`, escapes, either case. */
export function nameWord(random: Random): string {
  const kind = random.int(0, 11);
  if (kind === 0) return '@';
  if (kind === 1) return '.';
  // Whatever the origin, the name must fit 255 octets.
  const labels = random
    .list(1, kind === 2 ? 12 : 3, () => label(random))
    .reduce((name, each) => (name.length + each.length > 150 ? name : `${name}.${each}`));
  return random.chance(0.4) ? `${labels}.` : labels;
}

/** An owner at or below the origin. */
export function ownerWord(random: Random): string {
  if (random.chance(0.1)) return '@';
  if (random.chance(0.05)) return `*.${label(random)}`;
  return random.list(1, 3, () => label(random)).join('.');
}

function label(random: Random): string {
  switch (random.int(0, 9)) {
    case 0:
      return `_${random.pick(['tcp', 'udp', '443', 'dmarc', 'domainkey'])}`;
    case 1:
      return random.list(1, 5, () => escapedLabelCharacter(random)).join('');
    case 2:
      return random
        .pick(['www', 'mail', 'ns', 'Host'])
        .replace(/./g, (char) => (random.chance(0.5) ? char.toUpperCase() : char));
    case 3:
      return random.pick(['a', 'in', 'mx', 'ttl', '3600', '1h', 'type1', 'class1', '0', '1.2.3', 'aaaa']);
    case 4:
      return 'x'.repeat(random.int(50, 63));
    default:
      return `${random.pick(['www', 'mail', 'ns', 'host', 'db'])}${random.int(0, 99)}`;
  }
}

function escapedLabelCharacter(random: Random): string {
  return random.pick([
    'a',
    'Z',
    '-',
    '_',
    '/',
    `\\${String(random.int(0, 255)).padStart(3, '0')}`,
    `\\${random.pick([...'.;"()@$\\ aZ-'])}`,
    random.pick([...'!#%&*+,:<=>?[]^`{|}~']),
  ]);
}

/** A character-string: quoted or not, escapes, blanks, other alphabets (RFC 1035 §5.1). */
export function stringWord(random: Random): string {
  return random.chance(0.6)
    ? quotedWord(random)
    : random.list(1, 40, () => stringCharacter(random, false)).join('');
}

export function quotedWord(random: Random): string {
  return `"${random.list(0, 40, () => stringCharacter(random, true)).join('')}"`;
}

function stringCharacter(random: Random, quoted: boolean): string {
  const kind = random.int(0, 19);
  if (kind === 0) return `\\${String(random.int(0, 255)).padStart(3, '0')}`;
  if (kind === 1) return random.pick(['\\"', '\\;', '\\\\', '\\.', '\\a', '\\(']);
  if (kind === 2 && quoted) return random.pick([' ', ';', '(', ')', '\t', '@', 'é', '😀', "'"]);
  if (kind === 3) return random.pick([..."@$=:,/-+._~!?#*'[]{}<>|^`%&"]);
  return random.pick([...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789']);
}

/** A period of time: seconds, or numbers with units (BIND). */
export function ttlWord(random: Random, max = 0x7fffffff): string {
  if (random.chance(0.6)) return String(random.number(max));
  const units = random.pick(['w', 'd', 'h', 'm', 's', 'wd', 'dh', 'hm', 'wdhms', 'hs']);
  const text = [...units].map((unit) => `${random.int(0, 60)}${unit}`).join('');
  return random.chance(0.3) ? text.toUpperCase() : text;
}

/** Octets as hexadecimal words. */
export function hexWords(random: Random, octets: Uint8Array, split = true): string[] {
  const hex = Buffer.from(octets).toString('hex');
  return cut(random, random.chance(0.5) ? hex.toUpperCase() : hex, split ? 2 : 0);
}

/** Octets as Base64 words. */
export function base64Words(random: Random, octets: Uint8Array, split = true): string[] {
  return cut(random, Buffer.from(octets).toString('base64'), split ? 4 : 0);
}

/** Cuts a text into words at multiples of `step`; whole when 0. */
function cut(random: Random, text: string, step: number): string[] {
  if (step === 0 || random.chance(0.5) || text.length < step * 2) return [text];
  const at = random.int(1, Math.floor(text.length / step) - 1) * step;
  return [text.slice(0, at), ...cut(random, text.slice(at), step)];
}

export function ipv4Word(random: Random): string {
  return [...random.bytes(4)].join('.');
}

export function ipv6Word(random: Random): string {
  const groups = random.list(8, 8, () => random.pick([0, 0, 0, random.int(0, 0xffff)]).toString(16));
  switch (random.int(0, 4)) {
    case 0:
      return '::';
    case 1:
      return `${groups.slice(0, random.int(1, 6)).join(':')}::${groups[7]}`;
    case 2:
      return `::ffff:${ipv4Word(random)}`;
    case 3:
      return `${groups.slice(0, 6).join(':')}:${ipv4Word(random)}`;
    default:
      return random.chance(0.3) ? groups.join(':').toUpperCase() : groups.join(':');
  }
}

/** A time of a signature: `YYYYMMDDHHmmSS` or seconds (RFC 4034 §3.2). */
export function timeWord(random: Random): string {
  return random.chance(0.3) ? String(random.int(0x70000000, 0x7fffffff)) : calendarWord(random);
}

export function calendarWord(random: Random): string {
  const seconds = random.int(0x70000000, 0x7fffffff);
  return new Date(seconds * 1000).toISOString().replace(/[-:T]|\.\d+Z$/g, '');
}

/** Record types as a bitmap lists them. */
export function typeWords(random: Random, low: number): string[] {
  return random.list(low, 6, () =>
    random.pick(['A', 'NS', 'SOA', 'mx', 'TXT', 'AAAA', 'RRSIG', 'NSEC', 'CAA', 'TYPE1', 'TYPE65280']),
  );
}
