/** Fields that a reader looks for first: who, what, where to, and what vouches for it. */
const IMPORTANT: ReadonlySet<string> = new Set([
  'arc-authentication-results',
  'arc-message-signature',
  'arc-seal',
  'authentication-results',
  'auto-submitted',
  'cc',
  'content-type',
  'date',
  'delivered-to',
  'dkim-signature',
  'from',
  'in-reply-to',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'message-id',
  'precedence',
  'received',
  'received-spf',
  'reply-to',
  'return-path',
  'sender',
  'subject',
  'to',
  'x-forefront-antispam-report',
  'x-spam-status',
]);

/** Whether a field is one of those that a reader looks for first. */
export function isImportant(name: string): boolean {
  return IMPORTANT.has(name.toLowerCase());
}
