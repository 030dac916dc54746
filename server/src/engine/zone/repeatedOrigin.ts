import { type NameId, type NameTable, NO_NAME } from './names.ts';
import { nameText } from './nameText.ts';
import { type Reader, replaceFix, report } from './reader.ts';

const DOT = 0x2e;

/**
 * Reports a new origin that ends in the same labels twice, such as `example.com.example.com.`: here the slip is, not at
 * the names that follow.
 *
 * @param i the token that gives it
 */
export function reportRepeatedOrigin(reader: Reader, i: number, origin: NameId): void {
  const { names, tokens, bytes } = reader;
  const folded = names.fold(origin);
  const once = repeatedEnd(names, folded);
  if (once === NO_NAME || repeatedEnd(names, names.fold(reader.state.origin)) === once) return;
  const start = tokens.outerStart(i);
  const end = tokens.outerEnd(i);
  const isRelative = bytes[end - 1] !== DOT;
  const repeated = nameText(names, once);
  report(
    reader,
    isRelative ? 'zone/missing-trailing-dot' : 'zone/repeated-origin',
    `The origin becomes ${nameText(names, origin)}, which has ${repeated} twice, and so will every relative name below. ${isRelative ? `It has no final dot, so ${nameText(names, reader.state.origin)} was appended. Add the dot.` : 'Remove one of the two.'}`,
    start,
    end,
    isRelative ? [replaceFix('Add the final dot', end, end, '.')] : [],
    'warning',
  );
}

/** The two labels or more that a folded name ends in twice over, or NO_NAME. */
function repeatedEnd(names: NameTable, name: NameId): NameId {
  const labels = names.labelCount(name);
  for (let count = 2; count * 2 <= labels; count++) {
    const end = names.ancestor(name, count);
    if (names.under(end, end) === names.ancestor(name, count * 2)) return end;
  }
  return NO_NAME;
}
