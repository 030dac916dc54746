import type { Random } from '../support/random.ts';
import { RDATA } from './randomRdata.ts';
import { ownerWord, ttlWord } from './randomWords.ts';

/** A zone that BIND loads, and the files that it includes. */
export interface RandomZone {
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
}

/** The types of RDATA to draw from, each as a maker of its words. */
export type RdataMakers = readonly (readonly [type: string, make: (random: Random) => string[]])[];

export const ALL_RDATA: RdataMakers = Object.entries(RDATA);

/** Types that stand once at an owner, or alone: they are given owners of their own. */
const SINGLE = new Set(['CNAME', 'DNAME', 'NSEC', 'NXT', 'NSEC3PARAM', 'DS', 'NSEC3', 'NS', 'RESINFO']);

/**
 * A random zone in random formatting: parentheses, comments, blank lines, TTL units, TTL and class in either order or
 * left out, owners left out, changes of origin and default TTL, includes, $GENERATE, generic types and data.
 *
 * @param records how many records, those of the apex and of $GENERATE aside
 */
export function randomZone(random: Random, records: number, makers: RdataMakers = ALL_RDATA): RandomZone {
  const files: Record<string, string> = {};
  const writer = new ZoneWriter(random, makers, files);
  writer.apex();
  for (let i = 0; i < records; i++) writer.entry();
  return { text: writer.text, files };
}

class ZoneWriter {
  text = '';
  private readonly random: Random;
  private readonly makers: RdataMakers;
  private readonly files: Record<string, string>;
  private readonly eol: string;
  private serial = 0;
  /** Whether the owner can be left out: it is known, and takes any type. */
  private sharedOwner = false;

  constructor(random: Random, makers: RdataMakers, files: Record<string, string>) {
    this.random = random;
    this.makers = makers;
    this.files = files;
    this.eol = random.chance(0.2) ? '\r\n' : '\n';
  }

  apex(): void {
    const { random } = this;
    const soa = ['ns1', 'hostmaster', random.int(1, 0x7fffffff), ...random.list(4, 4, () => ttlWord(random))];
    if (random.chance(0.7)) this.line(`$TTL ${ttlWord(random)}`);
    const ttl = random.chance(0.5) ? `${ttlWord(random)} ` : '';
    this.line(`@ ${ttl}${random.pick(['IN ', '', 'in '])}SOA ${this.spread(soa.map(String))}`);
    this.line(`\t${random.pick(['IN ', ''])}NS ${random.pick(['ns1', 'ns.elsewhere.test.'])}`);
    this.line(`ns1 A 192.0.2.1`);
  }

  entry(): void {
    const { random } = this;
    const kind = random.int(0, 39);
    if (kind === 0) this.line(`$TTL ${ttlWord(random)}`);
    else if (kind === 1) this.origin();
    else if (kind === 2) this.generate();
    else if (kind === 3) this.include();
    else if (kind === 4) this.line(random.pick(['', '; a comment', ' \t ', '   ; "quoted" ( comment']));
    else this.record();
  }

  private record(): void {
    const { random } = this;
    const [type, make] = random.pick(this.makers);
    const rdata = make(random);
    const owner = this.owner(type);
    const ttl = random.chance(0.4) ? ttlWord(random) : '';
    const rrClass = random.chance(0.4) ? random.pick(['IN', 'in', 'CLASS1']) : '';
    const preamble = random.chance(0.5) ? [ttl, rrClass] : [rrClass, ttl];
    const words = [...preamble.filter((word) => word !== ''), this.spelled(type), ...rdata];
    this.line(`${owner}${this.blank()}${this.spread(words)}`);
  }

  private owner(type: string): string {
    const { random } = this;
    if (SINGLE.has(type)) {
      this.sharedOwner = false;
      return `only${this.serial++}.x`;
    }
    if (this.sharedOwner && random.chance(0.3)) return '';
    this.sharedOwner = true;
    return random.chance(0.1)
      ? `"o${this.serial++}"`
      : `${ownerWord(random).replace('@', `at${this.serial++}`)}.s`;
  }

  private spelled(type: string): string {
    const { random } = this;
    return random.chance(0.2) ? type.toLowerCase() : type;
  }

  /** Puts words on one line or, in parentheses, on several. */
  private spread(words: readonly string[]): string {
    const { random } = this;
    if (random.chance(0.6)) return words.join(this.blank());
    const open = random.int(0, words.length - 1);
    let text = '';
    words.forEach((word, i) => {
      if (i === open) text += `(${random.pick(['', ' ', this.lineBreak()])}`;
      text += word;
      if (i < words.length - 1) text += i >= open && random.chance(0.4) ? this.lineBreak() : this.blank();
    });
    return `${text}${random.pick(['', ' ', this.lineBreak()])})`;
  }

  private lineBreak(): string {
    const { random, eol } = this;
    const comment = random.chance(0.3) ? random.pick([' ; comment', ';) "', ' ;;(']) : '';
    return `${comment}${eol}${random.pick(['', ' ', '\t\t', `${eol}\t`])} `;
  }

  private blank(): string {
    return this.random.pick([' ', '\t', '  ', ' \t ']);
  }

  private origin(): void {
    const { random } = this;
    this.line(
      `$ORIGIN ${random.pick(['example.', 'sub.example.', 'deep', 'Sub.Example.', '@', 'a\\.b.example.'])}`,
    );
    this.sharedOwner = false;
  }

  private generate(): void {
    const { random } = this;
    const start = random.int(0, 20);
    const step = random.pick(['', '', '/2', '/7']);
    const base = `g${this.serial++}`;
    const template = random.pick([
      `${base}-$ A 192.0.2.$`,
      `${base}-\${0,3} 300 AAAA 2001:db8::\${0,2,x}`,
      `${base}-\${5,2,X} IN CNAME host-\${-0,0,d}.example.`,
      `${base}-\${0,4,o} PTR a\${1}b`,
      `${base}-\${0,7,n} TXT "a $ b \\$ \${0,3,N}"`,
      `${base}-$ MX "10 mail$"`,
    ]);
    this.line(`$GENERATE ${start}-${start + random.int(0, 9)}${step} ${template}`);
  }

  private include(): void {
    const { random } = this;
    const name = `include${Object.keys(this.files).length}`;
    this.files[name] = '';
    const inner = new ZoneWriter(random, this.makers, this.files);
    inner.serial = 1000 * Object.keys(this.files).length;
    for (let i = random.int(0, 5); i > 0; i--) inner.record();
    if (random.chance(0.3)) inner.line(`$TTL ${ttlWord(random)}`);
    this.files[name] = inner.text;
    this.line(`$INCLUDE ${random.pick([name, `"${name}"`])}${random.pick(['', ' inc.example.', ' inc'])}`);
    this.sharedOwner = false;
  }

  line(text: string): void {
    this.text += `${text}${this.random.chance(0.1) ? ' ; comment' : ''}${this.eol}`;
  }
}
