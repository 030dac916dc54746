import type { Message } from '../message.ts';

const DAEMON =
  /mailer[-_. ]?daemon|\bpostmaster@|mail delivery (?:sub)?system|mail\.delivery|mdaemon|<>|delivery[-_ ](?:status|service|subsystem)|bounce@|mailsystem|mail ?administrator|internet mail delivery/i;
const SUBJECT =
  /undeliver|not deliver|delivery (?:status|failure|failed|notification|report|problem|error)|returned (?:mail|to sender|message)|failure (?:notice|delivery)|mail (?:delivery|system|could)|non remis|unzustellbar|delivery has failed|message (?:delivery|not|could)|could not send|warning: could not|bounced?\b|status notification|delayed mail|nondeliverable|rejected/i;
const WORDS =
  /(?:could|can|was|were|is|has|have|did)(?:n't| ?not| been)(?: be)? (?:deliver|sent|reach|able to deliver)|undeliver|unable to deliver|deliver\w* (?:to|of) .{0,80}(?:failed|delayed|aborted)|delivery .{0,80}(?:failed|delayed|aborted|attempt)|returned|permanent(?:ly)? (?:fatal )?(?:error|fail)|transcript of session|failed permanently|error (?:has )?occurred while|mail(?:er)? daemon|mailer-daemon|\b[45]\d\d[ -][45]\.\d\.\d|<<< [45]\d\d|rejected|bounced|user unknown|mailbox (?:is )?full/i;
/** Words that ordinary mail does not have; the others count only where a mail system writes, with a null sender. */
const SURE_WORDS =
  /(?:could|can|was|were)(?:n't| ?not)(?: be)? (?:deliver|able to deliver)|undeliver|unable to deliver|not able to deliver|delivery .{0,80}(?:failed|delayed|aborted)|permanent(?:ly)? (?:fatal )?(?:error|fail)|transcript of session|failed permanently|\b[45]\d\d[ -][45]\.\d\.\d|<<< [45]\d\d|rejected by|user unknown|mailbox (?:is )?full|did not reach/i;
/** Managers of mailing lists, and what they answer to those who may not post. */
const LIST =
  /(?:-admin|-owner|-request|-bounces)@|\b(?:owner-|majordomo|listserv|mailman|ezmlm|fml)\S{0,60}@/i;
const NOT_POSTED =
  /\bnot (?:a )?(?:member|subscribed|subscriber|allowed to post)|non-?member|post(?:ing)? .{0,60}rejected/i;
const VACATION =
  /^(?:(?:re|aw|fwd?): ?)*(?:auto(?:mat(?:ic|ed|ische))?[- ]?(?:re(?:ply|sponse)|antwort|responder)|out of (?:the )?office|away from (?:the )?office|abwesenheit|vacation|on (?:vacation|leave)|réponse automatique|respuesta automática|自動応答)/i;

/** Whether a message without a report in it is a bounce: a mail system sends it, and it says that something was not delivered. */
export function isNotice({ fields }: Message, words: string): boolean {
  const text = (key: string) => fields.find((field) => field.key === key)?.text ?? '';
  if (fields.some(({ key }) => key === 'x-failed-recipients')) return true;
  const said = words.slice(0, 8000);
  if (LIST.test(text('from')) && NOT_POSTED.test(`${text('subject')}\n${said.slice(0, 400)}`)) return true;
  const isDaemon = DAEMON.test(text('from'));
  const isNullSender = text('return-path').replaceAll(/\s/g, '') === '<>';
  const isSubject = SUBJECT.test(text('subject'));
  if (isDaemon && isSubject) return true;
  if (isDaemon && isNullSender) return WORDS.test(said);
  if (isDaemon || isNullSender) return SURE_WORDS.test(said) || (isSubject && said === '');
  if (/^.{0,400}could not be delivered to:? {0,3}</is.test(said)) return true;
  return (
    isSubject &&
    /\b[45]\d\d[ -]#?[45]\.\d\.\d|<<< [45]\d\d|could not be delivered|unable to deliver|user unknown/i.test(
      said,
    )
  );
}

/** Whether it is an automatic reply (RFC 3834 §5): by Auto-Submitted, or by a subject as such replies have. */
export function isVacation({ fields }: Message): boolean {
  const text = (key: string) => fields.find((field) => field.key === key)?.text ?? '';
  if (DAEMON.test(text('from')) || fields.some(({ key }) => key === 'x-failed-recipients')) return false;
  if (VACATION.test(text('subject'))) return true;
  // Reports of programs are called so too; a reply tells what it replies to (RFC 3834 §3.1.6).
  return /^\s*auto-replied/i.test(text('auto-submitted')) && text('in-reply-to') !== '';
}
