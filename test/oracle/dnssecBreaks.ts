/** A signed zone with one thing changed. */
export interface Break {
  readonly title: string;
  readonly text: string;
}

/** A record of a zone that a signer wrote, one to a line: owner, TTL, class, type, data. */
interface Line {
  readonly owner: string;
  readonly ttl: string;
  readonly type: string;
  readonly data: string;
}

/**
 * Breaks a signed zone in every way that a record can be lost, added, doubled or changed, one at a time. The fields of
 * signatures and chains are changed one by one.
 *
 * @param signed one record to a line
 */
export function breaks(signed: string, origin: string): Break[] {
  const lines = signed
    .split('\n')
    .filter((line) => /^\S/.test(line) && !line.startsWith(';'))
    .map(parse);
  const made: Break[] = [];
  const add = (title: string, changed: readonly Line[]) =>
    made.push({ title, text: changed.map(print).join('') });
  for (const [i, line] of lines.entries()) {
    const name = `${line.owner} ${line.type}${line.type === 'RRSIG' ? `(${line.data.split(' ')[0]})` : ''}`;
    const put = (title: string, ...others: readonly Line[]) =>
      add(`${name}: ${title}`, [...lines.slice(0, i), ...others, ...lines.slice(i + 1)]);
    const field = (title: string, at: number, change: (field: string) => string) =>
      put(title, { ...line, data: changed(line.data, at, change) });
    if (line.type !== 'SOA') put('removed');
    put('another TTL', { ...line, ttl: String(Number(line.ttl) + 60) });
    put('twice', line, line);
    put('upper case', { ...line, owner: line.owner.toUpperCase() });
    switch (line.type) {
      case 'RRSIG':
        field('covers another type', 0, (type) => (type === 'TXT' ? 'SPF' : 'TXT'));
        field('another algorithm', 1, (algorithm) => (algorithm === '13' ? '14' : '13'));
        field('a label more', 2, (labels) => String(Number(labels) + 1));
        field('a label less', 2, (labels) => String(Math.max(2, Number(labels) - 1)));
        field('another original TTL', 3, (ttl) => String(Number(ttl) - 60));
        field('expired', 4, () => '20200101000000');
        field('not yet valid', 5, () => '20400101000000');
        field('another key', 6, (tag) => String((Number(tag) + 1) % 65536));
        field('another signer', 7, (signer) => `x${signer.slice(1)}`);
        field('another signature', 8, (text) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1));
        break;
      case 'NSEC':
        field('leads to nowhere', 0, () => `nowhere.${origin}`);
        field('leads to the apex', 0, () => origin);
        put('lists a type more', { ...line, data: `${line.data} TYPE65280` });
        put('lists a type less', { ...line, data: line.data.replace(/ RRSIG/, '') });
        break;
      case 'NSEC3':
        field('other flags', 1, (flags) => (flags === '0' ? '1' : '0'));
        field('more iterations', 2, (iterations) => String(Number(iterations) + 1));
        field('another salt', 3, () => 'abcdef');
        field('leads to nowhere', 4, (hash) => hash.slice(0, -1) + (hash.endsWith('0') ? '1' : '0'));
        put('lists a type more', { ...line, data: `${line.data} TYPE65280` });
        put('lists no types', { ...line, data: line.data.split(' ').slice(0, 5).join(' ') });
        break;
      case 'NSEC3PARAM':
        field('flags', 1, () => '1');
        field('more iterations', 2, (iterations) => String(Number(iterations) + 1));
        field('another salt', 3, () => 'abcdef');
        break;
      case 'DNSKEY':
        field('no zone key', 0, () => '0');
        field('revoked', 0, (flags) => String(Number(flags) | 128));
        field('another key', 3, (text) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1));
        break;
      case 'DS':
        field('another digest', 3, (text) => (text.startsWith('0') ? '1' : '0') + text.slice(1));
        break;
      case 'A':
        put('another address', { ...line, data: '192.0.2.250' });
        put('one more', line, { ...line, data: '192.0.2.251' });
        put('another type beside', line, { ...line, type: 'HINFO', data: '"a" "b"' });
        put('a name below', line, { ...line, owner: `below.${line.owner}` });
        break;
      case 'NS':
        put('one more', line, { ...line, data: 'ns.example.org.' });
        put('another type beside', line, { ...line, type: 'TXT', data: '"a"' });
        break;
      case 'CDS':
        field('another digest', 3, (text) => (text.startsWith('0') ? '1' : '0') + text.slice(1));
        break;
      case 'SOA':
        field('another serial', 2, (serial) => String(Number(serial) + 1));
        break;
    }
  }
  const like = lines[0] as Line;
  add('a name that is not signed', [
    ...lines,
    { ...like, owner: `unsigned.${origin}`, type: 'TXT', data: '"x"' },
  ]);
  add('a delegation that is not in the chain', [
    ...lines,
    { ...like, owner: `newcut.${origin}`, type: 'NS', data: 'ns.example.org.' },
  ]);
  return made;
}

/** Signers write the class or leave it out. */
function parse(text: string): Line {
  const words = text
    .replace(/\s*;.*$/, '')
    .trim()
    .split(/\s+/);
  const [owner = '', ttl = '', type = '', ...data] = words.filter((word, i) => i !== 2 || word !== 'IN');
  return { owner, ttl, type, data: data.join(' ') };
}

function print({ owner, ttl, type, data }: Line): string {
  return `${owner} ${ttl} IN ${type} ${data}\n`;
}

function changed(data: string, at: number, change: (field: string) => string): string {
  return data
    .split(' ')
    .map((field, i) => (i === at ? change(field) : field))
    .join(' ');
}
