import type { BouncedRecipient, BounceReport } from '../../../server/src/engine/message/messageReport.ts';
import { t } from '../l10n.ts';

/** What became of a recipient: a word, and the sign that stands beside it. */
export interface Outcome {
  readonly key: 'hard' | 'soft' | 'delayed' | 'delivered' | 'complaint' | 'reply';
  readonly sign: string;
  readonly word: string;
  /** What the word means. */
  readonly meaning: string;
}

/** What became of the message for one recipient of a report. */
export function outcomeOf(
  { action, reason, hardBounce }: BouncedRecipient,
  kind: BounceReport['kind'],
): Outcome {
  const done = action?.toLowerCase() ?? '';
  if (kind === 'complaint') {
    return {
      key: 'complaint',
      sign: '⚑',
      word: t('Complaint'),
      meaning: t('The recipient does not want this mail.'),
    };
  }
  if (kind === 'autoReply') {
    return { key: 'reply', sign: '↩', word: t('Automatic reply'), meaning: t('The message has arrived.') };
  }
  if (reason === 'delivered' || DELIVERED.has(done)) {
    return { key: 'delivered', sign: '✓', word: t('Delivered'), meaning: t('The message has arrived.') };
  }
  if (done === 'delayed' || kind === 'delay') {
    return { key: 'delayed', sign: '…', word: t('Delayed'), meaning: t('The server still tries.') };
  }
  return hardBounce
    ? { key: 'hard', sign: '✕', word: t('Hard bounce'), meaning: t('The address does not work any more.') }
    : { key: 'soft', sign: '!', word: t('Soft bounce'), meaning: t('The address itself may work.') };
}

/** Actions of RFC 3464 §2.3.3 that are no failure. */
const DELIVERED: ReadonlySet<string> = new Set(['delivered', 'relayed', 'expanded']);

/** What kind of report it is, as a title. */
export function bounceTitle(kind: BounceReport['kind']): string {
  switch (kind) {
    case 'bounce':
      return t('Bounce');
    case 'complaint':
      return t('Complaint');
    case 'delay':
      return t('Delay');
    case 'success':
      return t('Delivery report');
    case 'autoReply':
      return t('Automatic reply');
  }
}

/** What the report says, in one sentence. */
export function bounceSentence({ kind, recipients }: BounceReport): string {
  const all = recipients.length;
  const count = (key: Outcome['key']) =>
    recipients.reduce((sum, each) => sum + Number(outcomeOf(each, kind).key === key), 0);
  switch (kind) {
    case 'bounce': {
      const [hard, soft] = [count('hard'), count('soft')];
      if (all === 0) return t('This is a bounce. It does not say which recipient was not reached.');
      if (all === 1 && hard === 1)
        return t('This is a bounce: one recipient was not reached, and the address does not work any more.');
      if (all === 1 && soft === 1)
        return t('This is a bounce: one recipient was not reached; the address itself may work.');
      if (all === 1)
        return t('This is a bounce: one recipient was not reached yet, or not in the usual way.');
      return t(
        'This is a bounce: of {0} recipients, {1} have addresses that do not work any more, and {2} were not reached for another reason.',
        all,
        hard,
        soft,
      );
    }
    case 'delay':
      return t('This is a warning: the message is late, and the server still tries to deliver it.');
    case 'complaint':
      return t('This is a complaint: somebody who got the message has marked it as spam.');
    case 'success':
      return t('This is a delivery report: the message was delivered, or passed on.');
    case 'autoReply':
      return t('This is an automatic reply: the message has arrived, and nothing has failed.');
  }
}
