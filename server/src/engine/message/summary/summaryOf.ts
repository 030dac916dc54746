import type { Message } from '../message.ts';
import type { BounceReport, DkimVerdict, Summary } from '../messageReport.ts';
import type { Decode } from '../values/charset.ts';
import { decodeWords } from '../values/encodedWords.ts';
import { type Facts, factsOf, type Judged } from './facts.ts';
import { SITUATIONS } from './situations.ts';

/** So many reasons are told; the report has them all. */
const MOST_REASONS = 6;
/** Longer values are cut: the header has them whole. */
const LONGEST_VALUE = 1000;

/** What is said of a message first: whether it is genuine and what would become of it, why, and what to do. */
export function summaryOf(message: Message, judged: Judged, decode?: Decode): Summary {
  const value = (key: string): string | null => {
    const field = message.fields.find((each) => each.key === key);
    if (field === undefined) return null;
    const text = decodeWords(field.text.slice(0, LONGEST_VALUE), decode).text.replaceAll(/\s+/g, ' ').trim();
    return text === '' ? null : text;
  };
  return {
    ...sayingOf(factsOf(message, judged)),
    from: value('from'),
    to: value('to'),
    subject: value('subject'),
    date: value('date'),
    messageId: value('message-id'),
    hasBody: message.body !== undefined,
  };
}

type Saying = Pick<Summary, 'verdict' | 'level' | 'reasons' | 'advice'>;

function sayingOf(facts: Facts): Saying {
  const situation = SITUATIONS.find(({ when }) => when(facts));
  const reasons = facts.hasFields ? reasonsOf(facts) : [];
  const saying: Saying = {
    verdict: situation?.verdict(facts) ?? '',
    level: situation?.level(facts) ?? 'unknown',
    reasons: reasons.slice(0, MOST_REASONS),
    advice: situation?.advice(facts) ?? [],
  };
  const { dsn } = facts.judged;
  return dsn === null ? saying : bounceSaying(dsn, saying);
}

/** The most important first: what decides, what it rests on, and where the receiver saw it otherwise. */
function reasonsOf(facts: Facts): string[] {
  const { judged, sealer } = facts;
  const { dmarc, spf, dkim, arc, disagreements, lookups } = judged;
  const signatures = [...dkim].sort((a, b) => Number(b.isAligned ?? false) - Number(a.isAligned ?? false));
  if (dmarc.result === 'unknown' && lookups.length > 0)
    return [
      ...notedReason(judged),
      ...signatures.filter(({ bodyHash }) => bodyHash === 'mismatch').map(signatureReason),
      lookups.length === 1
        ? 'One question would have to be asked of DNS.'
        : `${lookups.length} questions would have to be asked of DNS.`,
    ];
  const all = [
    dmarc.reason,
    ...signatures.slice(0, 2).map(signatureReason),
    `SPF: ${spf.reason}`,
    ...(sealer === undefined ? [] : [`ARC: ${arc.reason}`]),
    ...(dmarc.result === 'unknown' ? notedReason(judged) : []),
    ...disagreements
      .slice(0, 2)
      .map(
        ({ method, claimed, checked, explanation }) =>
          `The receiver noted ${method}=${claimed}, the check here gives ${checked}. ${explanation}`,
      ),
  ];
  return all.filter((reason) => reason !== '');
}

function signatureReason({ domain, reason }: DkimVerdict): string {
  return `DKIM of "${domain ?? '?'}": ${reason}`;
}

/** What the receiver noted of the methods that count. */
function notedReason({ authenticationResults }: Judged): string[] {
  const noted = authenticationResults
    .filter(({ isTrusted, kind }) => isTrusted && kind === 'Authentication-Results')
    .flatMap(({ results }) => results)
    .filter(({ method, result }) => METHODS.has(method) && /^[a-z]{1,20}$/.test(result))
    .map(({ method, result }) => `${method}=${result}`);
  const distinct = [...new Set(noted)].slice(0, 6);
  return distinct.length === 0 ? [] : [`The receiver noted ${distinct.join(', ')}.`];
}

const METHODS = new Set(['spf', 'dkim', 'dmarc', 'arc', 'compauth']);

const KINDS: Readonly<
  Record<BounceReport['kind'], { readonly level: Summary['level']; readonly said: string }>
> = {
  bounce: { level: 'bad', said: 'Not delivered' },
  delay: { level: 'doubtful', said: 'Not delivered yet' },
  success: { level: 'good', said: 'Delivered' },
  complaint: { level: 'bad', said: 'Reported as unwanted' },
  autoReply: { level: 'good', said: 'An automatic reply' },
};

/** Of a report, what it reports; whether it is itself genuine comes second. */
function bounceSaying({ kind, recipients }: BounceReport, own: Saying): Saying {
  const { level, said } = KINDS[kind];
  const [first, ...others] = recipients;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const whom = first === undefined || first.recipient === '' ? '' : `: ${first.recipient}${more}`;
  const why = first === undefined || first.explanation === '' ? '' : ` ${first.explanation}`;
  const forged =
    own.level === 'bad'
      ? [
          'The report itself does not seem to be genuine: it may answer a message that others sent in your name.',
        ]
      : [];
  return {
    verdict: `${said}${whom}.${why}`,
    level,
    reasons: [
      ...recipients
        .slice(0, 3)
        .flatMap(({ diagnostic }) => (diagnostic === null ? [] : [diagnostic.slice(0, LONGEST_VALUE)])),
      ...forged,
      ...(own.level === 'bad' ? own.reasons.slice(0, 1) : []),
    ],
    advice: [...new Set(recipients.slice(0, 20).map(({ advice }) => advice))]
      .filter((advice) => advice !== '')
      .slice(0, 5),
  };
}
