import { plain } from '../../text/plain.ts';
import type {
  ArcInstance,
  AuthResult,
  ClaimedResults,
  DkimVerdict,
  DmarcVerdict,
  Hop,
  SpfVerdict,
} from '../messageReport.ts';
import type { PlacedReport, TextPlace } from '../placedReport.ts';
import { delayText } from '../render/delay.ts';
import { placeInField, valueStart } from './fieldAt.ts';

/** What is shown in a message that does not stand there. */
export interface MessageHint {
  /** It stands in front of what is here. */
  readonly at: TextPlace;
  readonly label: string;
  /** The same in full. */
  readonly tooltip: string;
}

/** A hint says this much of what others write. */
const SHORT = 24;

const ALIGNED = 'Its domain belongs to that in From.';
const NOT_ALIGNED = 'Its domain does not belong to that in From.';

type Hint = Omit<MessageHint, 'at'>;

/**
 * What came of the checks, at the header fields that they are of: the hop at Received, the verdicts at DKIM-Signature,
 * ARC-Seal, Return-Path (SPF) and From (DMARC), and at Authentication-Results whether it can be believed.
 *
 * @param from the first line
 * @param to the last line
 */
export function messageHints({ report, fields }: PlacedReport, from: number, to: number): MessageHint[] {
  const hints = new Map<number, Hint>();
  for (const hop of report.hops) hints.set(hop.field, hopHint(hop));
  for (const verdict of report.dkim) hints.set(verdict.field, dkimHint(verdict));
  for (const claims of report.authenticationResults) hints.set(claims.field, claimsHint(claims));
  for (const instance of report.arc.chain) {
    const seal = instance.fields.find((field) => nameOf(report, field) === 'arc-seal');
    if (seal !== undefined) hints.set(seal, sealHint(instance, report.arc.reason));
  }
  for (const [name, hint] of [
    ['return-path', spfHint(report.spf)],
    ['from', dmarcHint(report.dmarc)],
  ] as const) {
    const field = report.headers.find((header) => header.name.toLowerCase() === name)?.field;
    if (field !== undefined) hints.set(field, hint);
  }
  return [...hints].flatMap(([index, hint]) => {
    const field = fields[index];
    if (field === undefined || field.start.line < from || field.start.line > to) return [];
    return { at: placeInField(field, valueStart(field)), ...hint };
  });
}

function nameOf({ headers }: PlacedReport['report'], field: number): string | undefined {
  return headers[field]?.name.toLowerCase();
}

function hopHint({ number, delaySeconds, tls, isBoundary, isTrusted, findings }: Hop): Hint {
  const isPlain = findings.some(({ rule }) => rule === 'received/unencrypted');
  const version = short(tls?.version ?? 'TLS');
  const parts = [
    `hop ${number}`,
    ...(number === 1 || delaySeconds === null ? [] : [signed(delaySeconds)]),
    ...(tls === null ? (isPlain ? ['not encrypted'] : []) : [version]),
    ...(isBoundary ? ['came in here'] : isTrusted ? [] : ['may be made up']),
  ];
  const words = [
    `Hop ${number} on the way of the message.`,
    ...(number === 1 || delaySeconds === null
      ? []
      : delaySeconds < 0
        ? [`By its clock ${delayText(-delaySeconds)} before the hop before: one of the two clocks is wrong.`]
        : [`${delayText(delaySeconds)} after the hop before.`]),
    ...(tls === null ? [] : [`Encrypted: ${version} ${short(tls.cipher ?? '')}`.trimEnd().concat('.')]),
    isBoundary
      ? 'Here the message came in from outside: SPF judges this address.'
      : isTrusted
        ? 'Written by a host of the receiver.'
        : 'The sender’s word: a field like this can be made up.',
  ];
  return { label: parts.join(' · '), tooltip: words.join(' ') };
}

/** A delay with its sign; none is told as such. */
function signed(seconds: number): string {
  return seconds < 0 ? delayText(seconds) : `+${delayText(seconds)}`;
}

function dkimHint({ result, reason, bodyHash, isAligned }: DkimVerdict): Hint {
  const why = result === 'fail' && bodyHash === 'mismatch' ? ': the body was changed' : '';
  const aligned = isAligned === null ? [] : [isAligned ? 'aligned' : 'not aligned'];
  return {
    label: [`${marked(result)}${why}`, ...aligned].join(' · '),
    tooltip: plain([reason, ...(isAligned === null ? [] : [isAligned ? ALIGNED : NOT_ALIGNED])].join(' ')),
  };
}

function sealHint({ instance, seal, messageSignature }: ArcInstance, reason: string): Hint {
  const isSame = seal === messageSignature;
  const results = isSame ? marked(seal) : `seal ${marked(seal)} · message ${marked(messageSignature)}`;
  return { label: `ARC ${instance}: ${results}`, tooltip: plain(reason) };
}

function spfHint({ result, reason, isAligned }: SpfVerdict): Hint {
  const aligned = isAligned === null || result !== 'pass' ? [] : [isAligned ? 'aligned' : 'not aligned'];
  return { label: [`SPF ${marked(result)}`, ...aligned].join(' · '), tooltip: plain(reason) };
}

function dmarcHint({ result, reason, alignment, policy }: DmarcVerdict): Hint {
  const by = [...(alignment.dkim ? ['DKIM'] : []), ...(alignment.spf ? ['SPF'] : [])];
  const why =
    result === 'pass' && by.length > 0
      ? [`by ${by.join(' and ')}`]
      : result === 'fail' && policy !== null
        ? [`policy ${policy}`]
        : [];
  return { label: [`DMARC ${marked(result)}`, ...why].join(' · '), tooltip: plain(reason) };
}

function claimsHint({ isTrusted }: ClaimedResults): Hint {
  return isTrusted
    ? { label: 'by the receiver', tooltip: 'A host of the receiver wrote this: it can be believed.' }
    : {
        label: 'may be made up',
        tooltip: 'No host of the receiver is known to have written this: it may have come with the message.',
      };
}

/** What is seen before it is read, as panels have it. */
const SIGNS: Readonly<Record<AuthResult, string>> = {
  pass: '✓ ',
  fail: '✕ ',
  permerror: '✕ ',
  softfail: '! ',
  policy: '! ',
  temperror: '! ',
  neutral: '',
  none: '',
  unknown: '',
};

/** A result with its sign; what is not known is told as such. */
function marked(result: AuthResult): string {
  return `${SIGNS[result]}${result === 'unknown' ? 'not checked' : result}`;
}

function short(text: string): string {
  const shown = plain(text.replaceAll(/\s+/g, ' '));
  return shown.length > SHORT ? `${shown.slice(0, SHORT)}…` : shown;
}
