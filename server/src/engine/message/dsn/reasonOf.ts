import type { ReasonName } from './reasons.ts';
import { HOST_WORDS, type ReasonWords, SURE_WORDS, VAGUE_WORDS, WORDS } from './reasonWords.ts';
import type { Stage } from './stage.ts';
import { CERTAIN_STATUS, statusReason } from './statusReasons.ts';

/** What is known of one failed delivery. */
export interface Failure {
  /** What the server said, or the words about this recipient. */
  readonly diagnostic: string;
  /** The words of the notice as a whole, for where the diagnostic tells nothing. */
  readonly notice: string;
  /** The kind of the diagnostic, such as `smtp` or `x-unix` (RFC 3464 §2.3.6), in lower case. */
  readonly diagnosticType: string;
  readonly status: string | null;
  /** What the reporting system adds to the status in brackets (RFC 3464 §2.3.4). */
  readonly comment: string;
  readonly replyCode: string | null;
  readonly action: string | null;
  readonly stage: Stage | undefined;
}

/** Words beyond this are not looked at; servers answer in a few hundred. */
const MOST = 4000;

/**
 * The reason of a failure: by words that are sure, by a status that is certain (RFC 3463, 5248, 7372, 7505), by other words of
 * the diagnostic, by any status, by the words of the notice, by the reply code (RFC 5321 §4.2.3). `onhold` where there are words
 * that nothing is known of, `undefined` where there are none.
 */
export function reasonOf(failure: Failure): ReasonName {
  const { status, replyCode, action } = failure;
  if (action === 'delivered' || status?.startsWith('2.') === true) return 'delivered';
  const said = plain(failure.diagnostic);
  const certain = certainReason(failure, said);
  if (certain !== undefined) return certain;
  const isLocal = failure.diagnosticType === 'x-unix';
  if (isLocal) return 'mailererror';
  // Before MAIL FROM, only the sending host itself can be refused (RFC 5321 §3.1, §3.2).
  if ((failure.stage === 'helo' || failure.stage === 'connect') && replyCode !== null) return 'blocked';
  const byStatus = statusReason(status);
  const inWords = wordsReason(failure, said);
  if (inWords !== undefined) return inWords;
  const around = plain(failure.notice);
  if (byStatus === undefined || said === '' || byStatus === 'expired') {
    const inNotice =
      around === said ? undefined : (firstOf(SURE_WORDS, around) ?? wordsReason(failure, around));
    if (inNotice !== undefined && !(byStatus === 'expired' && !isNetwork(inNotice))) return inNotice;
  }
  if (byStatus !== undefined) return byStatus;
  if (action === 'delayed') return 'expired';
  if (replyCode === '521' || replyCode === '556') return 'notaccept';
  if (replyCode !== null && /^50[0-4]$/.test(replyCode)) return 'syntaxerror';
  return said !== '' || around !== '' ? 'onhold' : 'undefined';
}

function certainReason({ status, diagnosticType }: Failure, said: string): ReasonName | undefined {
  const sure = firstOf(SURE_WORDS, said);
  const detail = status?.slice(2) ?? '';
  // The limit of one mailbox and that of the system have the same words (RFC 3463 §3.3, §3.4).
  if (sure === 'mesgtoobig' && detail === '2.3') return 'exceedlimit';
  return sure ?? (diagnosticType === 'x-unix' ? undefined : CERTAIN_STATUS.get(detail));
}

const TELLING = [...WORDS, ...HOST_WORDS];

/** What servers say that tell no more; others describe what they do not find. */
const BARE = /user unknown|unknown user|unknown recipient|user not found|no such user/;

function wordsReason(
  { stage, status, replyCode, action, comment }: Failure,
  said: string,
): ReasonName | undefined {
  const answer = said.slice(Math.max(0, said.search(/(?<![\w.])[45]\d\d[ -]/)));
  // The answer of the server counts more than the words that the sending system puts before it.
  const reason =
    firstOf(TELLING, answer) ??
    // An error of the system says nothing that the words before it could not explain.
    firstOf(
      VAGUE_WORDS.filter(([name]) => name !== 'systemerror'),
      answer,
    ) ??
    firstOf(TELLING, said) ??
    firstOf(VAGUE_WORDS, said);
  // Behind DATA the recipient has been accepted: a server that says "unknown" there has a filter that lies.
  // Where the stage is not told, the bare words are in doubt: better keep an address than lose a good one.
  const isInDoubt = stage === undefined && replyCode !== null && BARE.test(answer);
  if (reason === 'userunknown' && (stage === 'data' || isInDoubt) && status?.[2] !== '1') {
    return (stage === undefined ? firstOf(TELLING, plain(comment)) : undefined) ?? 'filtered';
  }
  if (reason === 'securityerror' && stage === 'mail' && /access denied/.test(said)) return 'rejected';
  if (reason === 'userunknown' && stage === 'mail') return 'rejected';
  if (reason === 'hostunknown' && stage === 'mail') return 'rejected';
  // A name that may be found later is a fault of the network (RFC 3463 §2, class 4).
  if (reason === 'hostunknown' && status?.[0] === '4') return 'networkerror';
  if (reason === 'hostunknown' && action === 'delayed') return 'expired';
  return reason;
}

function isNetwork(reason: ReasonName): boolean {
  return reason === 'networkerror' || reason === 'hostunknown' || reason === 'blocked';
}

function firstOf(words: readonly ReasonWords[], text: string): ReasonName | undefined {
  return text === '' ? undefined : words.find(([, pattern]) => pattern.test(text))?.[0];
}

/** In lower case on one line, without addresses and links, whose parts are no words of the server. */
function plain(text: string): string {
  return (
    text
      .slice(0, MOST)
      .toLowerCase()
      .replaceAll(/[‘’]/g, "'")
      .replaceAll(/https?:\/\/([\w.-]{1,100})[^\s>)]{0,300}/g, ' $1 ')
      .replaceAll(/[^\s<>@,;:"']{1,64}@[\w.-]{1,255}/g, ' x@x ')
      .replaceAll(/\s+/g, ' ')
      .replace(/this is the mail system at host .{1,600}? the mail system\b/, ' ')
      .replace(/-{2,} ?delivery report unavailable ?-{2,}/, ' ')
      // What follows is why.
      .replaceAll(/recipient address rejected: (?!access)(?=\w)/g, '')
      .trim()
  );
}
