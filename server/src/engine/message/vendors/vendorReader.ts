import type { HeaderField } from '../message.ts';
import type { VendorHeader } from '../messageReport.ts';

export type VendorFact = VendorHeader['facts'][number];

/** What is read of one field; `undefined` where its value says nothing. */
export interface VendorReading {
  readonly title: string;
  readonly facts: readonly VendorFact[];
}

/** How the fields of one vendor are read. */
export interface VendorReader {
  readonly vendor: string;
  /** By the field's name in lower case. */
  readonly fields: Readonly<Record<string, (field: HeaderField) => VendorReading | undefined>>;
}

/** Facts of one field that are shown. */
export const MOST_FACTS = 200;

export function fact(name: string, value: string, meaning = ''): VendorFact {
  return { name, value: value.length > 300 ? `${value.slice(0, 300)}…` : value, meaning };
}

/** `NAME:value;NAME:value`: the pairs in their order, blanks around taken off. */
export function pairsOf(text: string, between: string, equals: string): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (const part of text.split(between, 2000)) {
    const at = part.indexOf(equals);
    const name = (at < 0 ? part : part.slice(0, at)).trim();
    if (name !== '' && pairs.length < MOST_FACTS)
      pairs.push([name, at < 0 ? '' : part.slice(at + equals.length).trim()]);
  }
  return pairs;
}

/** A field that is one number. */
export function numberField(
  title: string,
  meaning: (score: number) => string,
): (field: HeaderField) => VendorReading | undefined {
  return ({ text }) => {
    const value = /^\s*(-?\d{1,6}(?:\.\d{1,6})?)/.exec(text)?.[1];
    return value === undefined ? undefined : { title, facts: [fact('score', value, meaning(Number(value)))] };
  };
}

/** A field whose whole value is one fact. */
export function plainField(
  title: string,
  meaning: string | ((text: string) => string),
): (field: HeaderField) => VendorReading | undefined {
  return ({ text }) =>
    text === ''
      ? undefined
      : { title, facts: [fact('value', text, typeof meaning === 'string' ? meaning : meaning(text))] };
}
