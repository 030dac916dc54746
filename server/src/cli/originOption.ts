import { encodeUtf8 } from '../engine/text/utf8.ts';
import { NameTable, NO_NAME, ROOT } from '../engine/zone/names.ts';
import { readName } from '../engine/zone/nameText.ts';
import { UsageError } from './usageError.ts';

/** The origin that `--origin` gives: a domain name, absolute with or without its final dot. */
export function originName(given: string): string {
  const bytes = encodeUtf8(given);
  const isName = bytes.length > 0 && readName(new NameTable(), bytes, 0, bytes.length, ROOT) !== NO_NAME;
  if (!isName) throw new UsageError(`--origin is a domain name such as example.com, not "${given}".`);
  return given.endsWith('.') ? given : `${given}.`;
}
