import { type ParseArgsConfig, parseArgs } from 'node:util';
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
