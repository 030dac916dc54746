import type { NameId, NameTable } from './names.ts';
import { readName, readPlainName } from './nameText.ts';
import { ESCAPED, type Tokens } from './tokens.ts';

/** The domain name that token `i` holds, as `readName` reads it; the token must not be empty. */
export function tokenName(
  names: NameTable,
  bytes: Uint8Array,
  tokens: Tokens,
  i: number,
  origin: NameId,
): NameId {
  const read = (tokens.flags[i] as number) & ESCAPED ? readName : readPlainName;
  return read(names, bytes, tokens.start[i] as number, tokens.end[i] as number, origin);
}
