import type { Message } from '../message.ts';
import { fieldsOf } from '../readMessage.ts';

/** Whether a message is one of many, sent to people who may want to be left alone; and what says so. */
export interface BulkSigns {
  readonly isBulk: boolean;
  /** A list that people write to, as against one that writes to people. */
  readonly isDiscussion: boolean;
  /** The fields that say so. */
  readonly signs: readonly string[];
}

/** Reads from the fields whether a message is bulk mail: reports and automatic replies are not, whatever their Precedence. */
export function bulkSigns(message: Message): BulkSigns {
  const text = (name: string) => fieldsOf(message, name)[0]?.text.trim();
  const isAutomatic =
    /^auto-(?:replied|notified)/i.test(text('Auto-Submitted') ?? '') ||
    text('Return-Path') === '<>' ||
    /^[^@]*\b(?:mailer-daemon|postmaster)\b/i.test((text('From') ?? '').slice(0, 200));
  const isReport = /^multipart\/report/i.test(text('Content-Type') ?? '');
  const signs = ['List-Unsubscribe', 'List-Unsubscribe-Post', 'List-Id'].filter(
    (name) => text(name) !== undefined,
  );
  if (/^(?:bulk|list)$/i.test(text('Precedence') ?? '')) signs.push('Precedence');
  const post = text('List-Post');
  return {
    isBulk: signs.length > 0 && !isAutomatic && !isReport,
    isDiscussion: post !== undefined && !/^no\b/i.test(post),
    signs,
  };
}
