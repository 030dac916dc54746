import { type ParseArgsConfig, parseArgs } from 'node:util';
import { encodeUtf8 } from '../engine/text/utf8.ts';
import { NameTable, NO_NAME, ROOT } from '../engine/zone/names.ts';
import { readName } from '../engine/zone/nameText.ts';
import { UsageError } from './usageError.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Parses a command's arguments; throws a {@link UsageError} for what the command does not know. */
export function parseOptions<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new UsageError(`${sentence.replace(/\.$/, '')}.`);
  }
}

/** One of the words that an option takes. */
export function oneOf<W extends string>(option: string, words: readonly W[], given: string): W {
  const word = words.find((each) => each === given);
  if (word !== undefined) return word;
  throw new UsageError(`--${option} is one of ${words.join(', ')}, not "${given}".`);
}

/** A whole number from 1. */
export function count(option: string, given: string): number {
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new UsageError(`--${option} is a number from 1, not "${given}".`);
}

/** An origin: a domain name, absolute with or without its final dot. */
export function originName(given: string): string {
  const bytes = encodeUtf8(given);
  const isName = bytes.length > 0 && readName(new NameTable(), bytes, 0, bytes.length, ROOT) !== NO_NAME;
  if (!isName) throw new UsageError(`--origin is a domain name such as example.com, not "${given}".`);
  return given.endsWith('.') ? given : `${given}.`;
}
