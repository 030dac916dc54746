import { Random } from './random.ts';
import type { DnsTableRows } from './tableDns.ts';

/** A record with all that it leads to: includes, redirects, hosts; some of it wrong, or in circles. */
export interface SpfForest {
  readonly domain: string;
  readonly text: string;
  readonly rows: DnsTableRows;
}

const QUALIFIERS = ['', '', '', '', '', '+', '-', '~', '?'];
const HOSTS = ['a1.test', 'a2.test', 'a3.test', 'a4.test'];

/** A forest from a seed: few networks, so that they overlap, touch and hold each other. */
export function spfForest(seed: number): SpfForest {
  const random = new Random(seed);
  const count = random.int(2, 12);
  const names = Array.from({ length: count }, (_, i) => `d${i}.test`);
  const hasMacros = random.chance(0.35);
  const isWild = random.chance(0.25);
  const rows: Record<string, readonly Record<string, unknown>[]> = {
    'a1.test': [{ A: address4(random) }, { AAAA: address6(random) }],
    'a2.test': [{ A: address4(random) }, { A: address4(random) }],
    'a3.test': [{ MX: [10, 'a1.test'] }, { MX: [20, 'a2.test'] }, { A: address4(random) }],
  };
  const wide = random.chance(0.2);
  const texts = names.map((_, level) => recordText(random, names, { level, hasMacros, isWild, wide }));
  for (const [i, name] of names.entries()) rows[name] = [{ TXT: texts[i] }];
  for (let i = 0; i < 3; i++) rows[`leaf${i}.test`] = [{ TXT: `v=spf1 ip4:${network4(random, wide)} ~all` }];
  return { domain: names[0] as string, text: texts[0] as string, rows };
}

interface Shape {
  readonly level: number;
  readonly hasMacros: boolean;
  /** With dead includes and circles. */
  readonly isWild: boolean;
  /** With very many networks. */
  readonly wide: boolean;
}

function recordText(random: Random, names: readonly string[], shape: Shape): string {
  const { level, isWild } = shape;
  const isRoot = level === 0;
  const count = shape.wide && !isRoot ? random.int(5, 60) : random.int(isRoot ? 2 : 0, isRoot ? 9 : 5);
  const terms = Array.from(
    { length: count },
    () => `${random.pick(QUALIFIERS)}${mechanism(random, names, shape)}`,
  );
  if (random.chance(0.03)) terms.push('all', mechanism(random, names, shape));
  else if (random.chance(0.7)) terms.push(`${random.pick(['-', '~', '~', '?', ''])}all`);
  else if (random.chance(0.5)) terms.push(`redirect=${deeper(random, names, level, isWild)}`);
  if (random.chance(0.05)) terms.push('exp=why.test');
  if (random.chance(0.05)) terms.push('unknown=value');
  return ['v=spf1', ...terms].join(' ');
}

function mechanism(
  random: Random,
  names: readonly string[],
  { level, hasMacros, isWild, wide }: Shape,
): string {
  const roll = random.unit() * (wide && level > 0 ? 0.5 : 1);
  if (roll < 0.35) return `ip4:${network4(random, wide)}`;
  if (roll < 0.5) return `ip6:${network6(random)}`;
  if (roll < 0.85) {
    if (isWild && random.chance(0.1)) return 'include:dead.test';
    return `include:${deeper(random, names, level, isWild)}`;
  }
  if (roll < 0.95 || !hasMacros) {
    const suffix = random.pick(['', '', '/30', '//125', '/24//120']);
    return `${random.pick(['a', 'mx'])}${random.pick(['', ...HOSTS.map((host) => `:${host}`)])}${suffix}`;
  }
  return random.pick([
    'exists:%{i}.x.test',
    'exists:%{l}.%{d}',
    'ptr',
    'include:%{d1r}.test',
    'exists:a1.test',
    'a:%{h}',
  ]);
}

/** Mostly a record further on, so that it ends. */
function deeper(random: Random, names: readonly string[], level: number, isWild: boolean): string {
  if (isWild && random.chance(0.08)) return random.pick(names);
  if (level + 1 >= names.length) return isWild ? 'dead.test' : `leaf${random.int(0, 2)}.test`;
  return names[random.int(level + 1, names.length - 1)] as string;
}

function address4(random: Random): string {
  return `192.0.2.${random.int(0, 255)}`;
}

function address6(random: Random): string {
  return `2001:db8::${random.int(0, 255).toString(16)}`;
}

function network4(random: Random, wide: boolean): string {
  if (wide)
    return `${random.int(1, 223)}.${random.int(0, 255)}.${random.int(0, 255)}.0/${random.int(20, 24)}`;
  const prefix = random.pick(['', '', '/31', '/30', '/29', '/28', '/27', '/26', '/25', '/24']);
  return random.chance(0.01) ? '0.0.0.0/0' : `${address4(random)}${prefix}`;
}

function network6(random: Random): string {
  if (random.chance(0.01)) return '::/0';
  return `${address6(random)}${random.pick(['', '/127', '/126', '/125', '/124', '/122', '/120', '/32'])}`;
}
