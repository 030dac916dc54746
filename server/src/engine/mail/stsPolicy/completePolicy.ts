import { snippetOf } from '../../editing/completion/snippet.ts';
import type { MailCompletion } from '../assist.ts';
import type { Span } from '../mailRecord.ts';
import { FIELD_WORDS, MAX_AGES, MODE_WORDS } from './policyWords.ts';
import { fieldOf, POLICY_FIELDS, POLICY_MODES, parseStsPolicy, type StsPolicy } from './stsPolicy.ts';

const WHOLE = snippetOf(
  'version: STSv1\nmode: {1|testing,enforce|}\nmx: {2:mail.example.com}\nmax_age: {3:604800}\n',
);

/** What could be written at the place `offset` of an MTA-STS policy file: fields, their values, or a whole policy. */
export function completePolicy(text: string, offset: number): readonly MailCompletion[] {
  const policy = parseStsPolicy(text);
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const rest = /[\r\n]/.exec(text.slice(offset));
  const end = rest === null ? text.length : offset + rest.index;
  const colon = text.slice(start, offset).indexOf(':');
  if (colon < 0) return fields(policy, { start, end: nameEnd(text, offset, end) });
  const name = text.slice(start, start + colon).trim();
  const from = start + colon + 1;
  const blanks = /^[ \t]*/.exec(text.slice(from, offset))?.[0].length ?? 0;
  return values(name, { start: from + blanks, end }, blanks === 0 ? ' ' : '');
}

/** Up to the colon where one follows, so that a name is replaced as a whole. */
function nameEnd(text: string, offset: number, end: number): number {
  return offset + (/^[\w.-]*/.exec(text.slice(offset, end))?.[0].length ?? 0);
}

function fields(policy: StsPolicy, replaces: Span): readonly MailCompletion[] {
  const hasColon = policy.text[replaces.end] === ':';
  const own = policy.fields.find(({ start }) => start === replaces.start)?.name;
  const names = POLICY_FIELDS.filter(
    (name) => name === 'mx' || name === own || fieldOf(policy, name) === undefined,
  );
  const offered = names.map(
    (name, order): MailCompletion => ({
      label: name,
      insert: hasColon ? name : `${name}: `,
      replaces,
      detail: 'Field of an MTA-STS policy',
      documentation: FIELD_WORDS[name],
      order,
    }),
  );
  if (policy.fields.some(({ name }) => name !== own)) return offered;
  const whole: MailCompletion = {
    label: 'MTA-STS policy',
    insert: WHOLE,
    replaces,
    detail: 'A whole policy, to be tested first',
    documentation: 'Served as `https://mta-sts.<domain>/.well-known/mta-sts.txt` (RFC 8461 §3.2).',
    order: -1,
  };
  return [whole, ...offered];
}

function values(name: string, replaces: Span, before: string): readonly MailCompletion[] {
  const offer = (label: string, detail: string, order: number): MailCompletion => ({
    label,
    insert: before + label,
    replaces,
    detail,
    order,
  });
  switch (name) {
    case 'version':
      return [offer('STSv1', 'The version of MTA-STS', 0)];
    case 'mode':
      return [...POLICY_MODES].reverse().map((mode, order) => offer(mode, MODE_WORDS[mode], order));
    case 'max_age':
      return MAX_AGES.map(([seconds, words], order) => offer(String(seconds), words, order));
    default:
      return [];
  }
}
