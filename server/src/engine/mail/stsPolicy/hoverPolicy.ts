import { code, escaped, withReferences } from '../../editing/hover/markdown.ts';
import type { MailHover } from '../assist.ts';
import { isMxPattern } from './mxPattern.ts';
import { FIELD_WORDS, MODE_WORDS, timeInWords } from './policyWords.ts';
import { MAX_MAX_AGE, POLICY_FIELDS, POLICY_MODES, type PolicyField, parseStsPolicy } from './stsPolicy.ts';

/** What is to be said of the place `offset` of an MTA-STS policy file (RFC 8461 §3.2), in words: the field there. */
export function hoverPolicy(text: string, offset: number): MailHover | undefined {
  const field = parseStsPolicy(text).fields.find(({ start, end }) => start <= offset && offset <= end);
  if (field === undefined) return undefined;
  const name = POLICY_FIELDS.find((each) => each === field.name);
  const words = name
    ? FIELD_WORDS[name]
    : 'Policies have no such field: it is left for extensions, and senders ignore it.';
  const value = valueWords(field);
  const parts = [`**${escaped(field.name)}**: ${words}`, ...(value ? [value] : []), 'RFC 8461 §3.2'];
  return { start: field.start, end: field.end, markdown: withReferences(parts.join('\n\n')) };
}

function valueWords({ name, value }: PolicyField): string | undefined {
  if (name === 'mode') {
    const mode = POLICY_MODES.find((each) => each === value);
    return mode && `${code(mode)}: ${MODE_WORDS[mode]}`;
  }
  if (name === 'max_age' && /^\d{1,10}$/.test(value) && Number(value) <= MAX_MAX_AGE) {
    return `${code(value)}: ${timeInWords(Number(value))}.`;
  }
  if (name === 'mx' && isMxPattern(value)) {
    return value.startsWith('*.')
      ? `${code(value)}: every host with one label before ${code(value.slice(2))}, such as ${code(`mx1.${value.slice(2)}`)}; neither ${code(value.slice(2))} itself nor what is further down.`
      : `${code(value)}: this host alone.`;
  }
  return undefined;
}
