import type { SpfMacro } from './spfRecord.ts';

/** A macro letter (RFC 7208 §7.2): what it stands for, and its value in the example of §7.4. */
export interface MacroLetter {
  readonly letter: string;
  readonly meaning: string;
  readonly example: string;
}

export const MACRO_LETTERS: readonly MacroLetter[] = [
  { letter: 'i', meaning: 'the address that the mail comes from', example: '192.0.2.3' },
  { letter: 'd', meaning: 'the domain whose record is evaluated', example: 'email.example.com' },
  { letter: 's', meaning: 'the sender', example: 'strong-bad@email.example.com' },
  { letter: 'l', meaning: 'the part of the sender before "@"', example: 'strong-bad' },
  { letter: 'o', meaning: 'the domain of the sender', example: 'email.example.com' },
  { letter: 'h', meaning: 'the name that the sending host gives in HELO or EHLO', example: 'mx.example.org' },
  { letter: 'v', meaning: '"in-addr" for an IPv4 address, "ip6" for an IPv6 address', example: 'in-addr' },
  {
    letter: 'p',
    meaning: 'the validated name of the sending address, which is not to be used',
    example: 'mx.example.org',
  },
  { letter: 'c', meaning: 'the sending address for people to read', example: '192.0.2.3' },
  { letter: 'r', meaning: 'the name of the receiving host', example: 'mail.example.net' },
  { letter: 't', meaning: 'the time, in seconds since 1970', example: '1700000000' },
];

/** What a macro makes of a value (RFC 7208 §7.3): parts turned round, and only the last ones kept. */
export function expandMacro({ parts, reversed, delimiters, isEscaped }: SpfMacro, value: string): string {
  const splitAt = delimiters === '' ? '.' : delimiters;
  const all: string[] = [''];
  for (const char of value) {
    if (splitAt.includes(char)) all.push('');
    else all[all.length - 1] += char;
  }
  if (reversed) all.reverse();
  const kept = parts === undefined ? all : all.slice(-parts);
  const text = kept.join('.');
  return isEscaped ? encodeURIComponent(text) : text;
}

/** A macro in words, with the example of RFC 7208 §7.4. */
export function macroWords(macro: SpfMacro): string {
  const known = MACRO_LETTERS.find(({ letter }) => letter === macro.letter);
  if (known === undefined) return '';
  const { parts, reversed, delimiters, isEscaped } = macro;
  const how = [
    ...(delimiters === '' ? [] : [`split at ${[...delimiters].map((each) => `"${each}"`).join(' or ')}`]),
    ...(reversed ? ['its parts in reverse order'] : []),
    ...(parts === undefined ? [] : [`of these only the last ${parts === 1 ? 'one' : parts}`]),
    ...(isEscaped ? ['escaped for a URL'] : []),
  ];
  return `${[known.meaning, ...how].join(', ')}: \`${known.example}\` becomes \`${expandMacro(macro, known.example)}\``;
}
