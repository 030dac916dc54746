/** The SMTP command that was answered by a refusal (RFC 5321 §3); what came later was accepted by no one. */
export type Stage = 'connect' | 'helo' | 'mail' | 'rcpt' | 'data';

const STAGES: readonly (readonly [Stage, RegExp])[] = [
  [
    'data',
    /(?:after|to|for|in reply to) (?:the )?(?:end of )?(?:data|text|message|body)\b|end of data|>>> ?(?:data|\.)|after i sent the message|failed after i sent|\bdata command|command data\b|\btext command|sending (?:the )?message/i,
  ],
  ['rcpt', />>> ?rcpt|rcpt to|rcpt command|does not like recipient|recipient command/i],
  ['mail', />>> ?mail|mail from|mail command|does not like (?:the )?sender|\[mail_from\]/i],
  ['helo', />>> ?[eh][eh]lo|\b(?:ehlo|helo)\b|my name was rejected/i],
  ['connect', /initial (?:server )?greeting|initial connection|connection was refused|greeting/i],
];

/** The command that a text says was refused; `undefined` where it says nothing of it. */
export function stageOf(text: string): Stage | undefined {
  return STAGES.find(([, words]) => words.test(text))?.[0];
}
