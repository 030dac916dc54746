import type { MessageFinding } from '../message.ts';
import type { AnswerSource, AuthResult, Summary } from '../messageReport.ts';
import { type Item, item, type Piece, said, type Tone } from './blocks.ts';

const TONES: Readonly<Record<AuthResult, Tone>> = {
  pass: 'good',
  fail: 'bad',
  softfail: 'doubtful',
  neutral: 'quiet',
  none: 'quiet',
  policy: 'doubtful',
  temperror: 'doubtful',
  permerror: 'bad',
  unknown: 'quiet',
};

const SEVERITIES: Readonly<Record<MessageFinding['severity'], Tone>> = {
  error: 'bad',
  warning: 'doubtful',
  info: 'note',
  hint: 'note',
};

/** How a level of the verdict is shown. */
export const LEVELS: Readonly<Record<Summary['level'], Tone>> = {
  good: 'good',
  doubtful: 'doubtful',
  bad: 'bad',
  unknown: 'strong',
};

/** A result of a check, as a word of its tone; what others claim may be any word. */
export function resultPiece(result: string): Piece {
  return said(result, Object.hasOwn(TONES, result) ? TONES[result as AuthResult] : 'quiet');
}

/** Findings as a list: severity, sentences, rule. */
export function findingItems(findings: readonly MessageFinding[]): Item[] {
  return findings.map(({ severity, message, rule }) =>
    item([said(severity, SEVERITIES[severity]), said(`: ${message} `), said(`[${rule}]`, 'quiet')]),
  );
}

/** Whose answers something rests on; nothing where nobody was asked. */
export function sourceItems(source: AnswerSource | null): Item[] {
  if (source === null) return [];
  const age = Math.round(source.ageSeconds);
  return [item([said(`Asked ${source.resolver}${age > 0 ? `, ${age} s ago` : ''}.`, 'quiet')])];
}

/** Whether an identifier belongs to the domain in From, in words. */
export function alignmentText(isAligned: boolean | null): string {
  if (isAligned === null) return 'alignment not known';
  return isAligned ? 'aligned with From' : 'not aligned with From';
}
