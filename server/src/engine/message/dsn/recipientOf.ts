import type { BouncedRecipient } from '../messageReport.ts';
import { providerCode } from './providers.ts';
import { reasonOf } from './reasonOf.ts';
import { type ReasonName, reasonNamed } from './reasons.ts';
import { isVague, smtpCodes } from './smtpCodes.ts';
import { stageOf } from './stage.ts';
import { type FieldGroup, withoutType } from './statusFields.ts';

/** What a report says of one recipient. */
export interface RecipientFacts {
  readonly recipient: string;
  /** Its fields, where there is a delivery status (RFC 3464 §2.3). */
  readonly group: FieldGroup;
  readonly perMessage: FieldGroup;
  /** What the notice says of it in free form. */
  readonly words: string;
  /** The notice as a whole. */
  readonly notice: string;
  readonly reporter: string | null;
  /** The reason, where it is known without its words. */
  readonly reason?: ReasonName;
}

/** One recipient with codes, reason, and what to do. */
export function recipientOf(facts: RecipientFacts): BouncedRecipient {
  const { recipient, group, words, notice } = facts;
  const field = (key: string) => group.get(key)?.[0] ?? '';
  const given = field('diagnostic-code');
  const diagnosticType = /^\s*([\w-]+)\s*;/.exec(given)?.[1]?.toLowerCase() ?? '';
  const diagnostic = withoutType(given);
  const statusField = /([245])\.(\d{1,3})\.(\d{1,3})/.exec(field('status'))?.[0] ?? null;
  const answered = answerIn(words);
  const said = diagnostic === '' ? answered : diagnostic;
  const codes = smtpCodes(said);
  const more = smtpCodes(answered);
  const replyCode =
    codes.replyCode ?? (diagnosticType === '' || diagnosticType === 'smtp' ? more.replyCode : null);
  const told = codes.status ?? (statusField === null || isVague(statusField) ? more.status : null);
  const status = told !== null && (statusField === null || !isVague(told)) ? told : (statusField ?? told);
  const action = actionOf(field('action'), `${words}\n${notice}`, group.size > 0);
  const remoteHost = hostOf(field('remote-mta')) ?? hostIn(words);
  const comment = /\(([^()]{1,200})\)/.exec(field('status'))?.[1] ?? '';
  const known =
    facts.reason === undefined
      ? providerCode(`${status ?? ''} ${said} ${field('remote-mta')}`, remoteHost, facts.reporter)
      : undefined;
  const reason =
    facts.reason ??
    known?.reason ??
    reasonOf({
      diagnostic: said,
      // In free form, the reason may stand apart from the recipient.
      notice: group.size > 0 ? `${comment} ${words}` : notice,
      diagnosticType,
      status,
      comment,
      replyCode,
      action,
      stage: stageOf(`${said}\n${words}`),
    });
  const { meaning, advice, detail } = reasonNamed(reason);
  const derived =
    status === null && detail !== undefined
      ? `${isTemporary(replyCode, action, said) ? 4 : 5}.0.${detail}`
      : null;
  return {
    recipient,
    action,
    status: status ?? derived,
    isStatusDerived: derived !== null,
    replyCode,
    reason,
    hardBounce: isHard(reason, status ?? derived),
    remoteHost,
    diagnostic: shownDiagnostic(said, notice),
    explanation: known?.meaning ?? meaning,
    advice: known === undefined ? advice : `${known.advice} See ${known.source}`,
  };
}

/** A domain that says for good that it takes no mail is as dead as one that does not exist (RFC 7505 §4). */
function isHard(reason: ReasonName, status: string | null): boolean {
  return reasonNamed(reason).isHard === true || (reason === 'notaccept' && status?.startsWith('4') !== true);
}

function isTemporary(replyCode: string | null, action: string | null, said: string): boolean {
  if (replyCode !== null) return replyCode[0] === '4';
  return action === 'delayed' || /\btemporar|retry timeout|for a long time/i.test(said);
}

/** What was said of this recipient, on one line; of a notice as a whole only the lines with a code. */
function shownDiagnostic(said: string, notice: string): string | null {
  const own =
    said === notice
      ? said
          .split('\n')
          .filter((line) => /\b[245](?:\d\d|\.\d\.\d)/.test(line))
          .join(' ')
      : said;
  const line = own.slice(0, 4000).replaceAll(/\s+/g, ' ').trim();
  return line === '' ? null : line.slice(0, 2000);
}

/** What the other server answered: in a transcript, the lines that begin with `<<<`; else the words as they are. */
function answerIn(words: string): string {
  const answers = words.match(/^[ \t>]*<<<.{1,1000}$/gm);
  if (answers === null) return words;
  return answers.map((line) => line.replace(/^[ \t>]*<<<[ \t]*/, '')).join('\n');
}

function actionOf(field: string, words: string, isReport: boolean): string | null {
  const action = /^[\s]*([a-z]+)/i.exec(field)?.[1]?.toLowerCase();
  if (action !== undefined) return action === 'deliverable' ? 'delivered' : action;
  if (isReport || words.trim() === '') return null;
  return /warning message only|has been delayed|will be retried|is delayed|still being retried|temporary failure report/i.test(
    words,
  )
    ? 'delayed'
    : 'failed';
}

function hostOf(field: string): string | null {
  const host =
    withoutType(field)
      .split(/[\s(]/)[0]
      ?.replace(/^\[|\]$|\.$/g, '') ?? '';
  return host === '' ? null : host;
}

/** The server that a notice says it talked to. */
function hostIn(words: string): string | null {
  return (
    /(?:\bhost:?|while talking to|remote host|by|server for the recipient domain \S{1,100} by|connect(?:ed)? to)[ \t]+([a-z0-9][\w-]*(?:\.[\w-]+){1,8}[a-z])\b/i.exec(
      words,
    )?.[1] ?? null
  );
}
