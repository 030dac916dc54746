/** Reply codes that SMTP servers give (RFC 5321 §4.2.3, and its extensions); other three digits are numbers in a text. */
const CODES =
  '211|214|220|221|235|250|251|252|253|354|421|422|432|450|451|452|453|454|455|458|459|471|500|501|502|503|504|511|520|521|523|524|525|530|534|535|538|540|541|542|543|550|551|552|553|554|555|556|557|571|572|590';

/** A reply, and the enhanced status code (RFC 3463) behind it where there is one. */
const REPLY = new RegExp(
  `(?<![\\w.@/=-]|[\\da-f]:)(${CODES})(?:[ \\t]{0,8}[-:,;'"(\\[#]{0,2}[ \\t]{0,8}(?:\\1[ -])?#?([245]\\.\\d\\.\\d{1,3})(?![\\d.]))?(?=[\\s\\-:,;'")\\]<#]|$)`,
  'g',
);
const STATUS =
  /(?<![\w.:/=@-])(?:#?)([245]\.[0-7]\.\d{1,3})(?![\w.@])|(?<=\d{3}[- ]?['"(]?)([245]\.[0-7]\.\d{1,3})(?![\w.@])/g;

/** What a text says in SMTP's codes; `null` for what it does not say. */
export interface SmtpCodes {
  readonly replyCode: string | null;
  readonly status: string | null;
}

/**
 * Reads the reply code (RFC 5321 §4.2) and the enhanced status code (RFC 3463) from what a server said, in whatever words a
 * mail system wraps it. A pair of both counts more than one alone, a failure more than a success, the first more than later ones.
 */
export function smtpCodes(text: string): SmtpCodes {
  let replyCode: string | null = null;
  let status: string | null = null;
  for (const { 1: code = '', 2: enhanced, index } of text.matchAll(REPLY)) {
    if (enhanced !== undefined && enhanced[0] === code[0]) {
      if (status === null || isVague(status)) {
        replyCode = code;
        status = enhanced;
      }
    } else if (isReply(text, index) && (replyCode === null || (replyCode[0] === '2' && code[0] !== '2'))) {
      replyCode = code;
    }
  }
  if (status === null || isVague(status)) status = bestStatus(text, replyCode) ?? status;
  return { replyCode, status };
}

/** Whether a code without a status is one: at the beginning of what somebody says. Elsewhere it is a number in a text. */
function isReply(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 24), at);
  return /(?:^|[\n:;>'"(,#[-]|\b\d{3}|\b(?:said|code|error|status|with|returned|was|responsecode|server message|smtp|esmtp))\s{0,20}$/i.test(
    before,
  );
}

/** The first status that says more than its class, and agrees with the reply's. */
function bestStatus(text: string, replyCode: string | null): string | null {
  let vague: string | null = null;
  for (const match of text.matchAll(STATUS)) {
    const status = match[1] ?? match[2] ?? '';
    if (replyCode !== null && status[0] !== replyCode[0]) continue;
    if (!isVague(status)) return status;
    vague ??= status;
  }
  return vague;
}

/** Whether a status tells no more than success, later or never (RFC 3463 §3.1). */
export function isVague(status: string): boolean {
  return /^[245]\.0\.0$/.test(status);
}
