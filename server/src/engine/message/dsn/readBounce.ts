import { DSN } from '../findings/dsn.ts';
import type { Message, MessageFinding } from '../message.ts';
import type { BouncedRecipient, BounceReport } from '../messageReport.ts';
import { readFeedbackReport } from './complaint.ts';
import { complaintReport } from './complaintReport.ts';
import { isNotice, isVacation } from './isNotice.ts';
import { mboxMessages } from './mboxMessages.ts';
import { type MimeParts, mimeParts } from './mimeParts.ts';
import { type Notice, readNotice } from './notice.ts';
import { noticeText } from './noticeText.ts';
import { readNotification } from './notification.ts';
import { originalOf } from './original.ts';
import { partText } from './partText.ts';
import { recipientOf } from './recipientOf.ts';
import { reporterOf } from './reporters.ts';
import { type FieldGroup, readStatusFields, type StatusFields, withoutType } from './statusFields.ts';

/**
 * Reads a bounce or a complaint: a delivery status notification (RFC 3464, 6522, 6533), a feedback report (RFC 5965, 6591),
 * or what mail systems write in free form; an automatic reply (RFC 3834) too. `null` for all other messages. Never throws, and
 * is bounded: 50 levels of MIME, 1,000 parts and recipients, 256 KiB of each text.
 */
export function readBounce(message: Message): BounceReport | null {
  const reports = mboxMessages(message).map(readOne);
  const [first] = reports;
  if (first === undefined || first === null || reports.length === 1) return first ?? null;
  const all = reports.filter((report) => report !== null);
  const recipients = all.flatMap((report) => report.recipients).slice(0, 1000);
  return { ...first, recipients, findings: all.flatMap(({ findings }) => findings) };
}

function readOne(message: Message): BounceReport | null {
  const header = headerText(message);
  const parts = mimeParts(message);
  const report = feedback(message, parts) ?? bounce(message, parts, header);
  return report === null ? null : { ...report, findings: [...parts.findings, ...report.findings] };
}

function bounce(message: Message, parts: MimeParts, header: string): BounceReport | null {
  const statusPart = parts.parts.find(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type));
  const text = noticeText(parts);
  const notice = readNotice(text, notRecipients(message));
  const isReport = statusPart !== undefined || /^final-recipient:/im.test(unquoted(text));
  if (!isReport) {
    const notified = fromNotification(parts, text);
    if (notified !== null) return notified;
    if (isVacation(message)) return vacation(message, parts);
    if (!isNotice(message, notice.text)) return null;
  }
  const original = originalOf(parts, notice.original);
  const fields = readStatusFields(statusPart === undefined ? unquoted(text) : partText(parts, statusPart));
  const reporter = reporterOf(header, `${notice.text.slice(0, 3000)}\n${groupText(fields)}`);
  const { recipients, findings } = recipientsOf(fields, notice, header, original.to, reporter);
  return { kind: kindOf(recipients), reporter, recipients, original: original.shown, findings };
}

function recipientsOf(
  fields: StatusFields,
  notice: Notice,
  header: string,
  originalTo: string | null,
  reporter: string | null,
): { readonly recipients: readonly BouncedRecipient[]; readonly findings: readonly MessageFinding[] } {
  const findings: MessageFinding[] = [];
  if (fields.isCut || notice.isCut) findings.push(bounded('It names more than 1000 recipients'));
  const blockOf = (address: string) =>
    notice.blocks.find(({ recipient }) => recipient.toLowerCase() === address.toLowerCase())?.text;
  if (fields.recipients.length > 0) {
    const one = fields.recipients.length === 1;
    const recipients = fields.recipients.map((group) => {
      const recipient = addressOf(group);
      const words = blockOf(recipient) ?? (one ? notice.text : '');
      return recipientOf({
        recipient,
        group,
        perMessage: fields.message,
        words,
        notice: notice.text,
        reporter,
      });
    });
    return { recipients, findings };
  }
  const blocks =
    notice.blocks.length > 0
      ? notice.blocks
      : failedRecipients(header, originalTo).map((recipient) => ({ recipient, text: notice.text }));
  if (blocks.length === 0 || notice.blocks.length === 0) {
    findings.push({
      rule: DSN.noRecipient.id,
      severity: DSN.noRecipient.severity,
      message:
        'The text names no recipient, so the one of the returned message is shown. If that had several, look at it to see whom it is about.',
    });
  }
  const none: FieldGroup = new Map();
  const shown = blocks.length > 0 ? blocks : [{ recipient: '', text: notice.text }];
  const recipients = shown.map(({ recipient, text }) =>
    recipientOf({
      recipient,
      group: none,
      perMessage: fields.message,
      words: text,
      notice: notice.text,
      reporter,
    }),
  );
  if (recipients.some(({ isStatusDerived }) => isStatusDerived)) {
    findings.push({
      rule: DSN.noStatus.id,
      severity: DSN.noStatus.severity,
      message:
        'The text has no enhanced status code (RFC 3463). The one that is shown is derived from its words, with a number from 900 on that no standard uses.',
    });
  }
  return { recipients, findings };
}

/** The recipient as the sender wrote it, if it is told, as that is the one on the sender's lists (RFC 3464 §2.3.1). */
function addressOf(group: FieldGroup): string {
  for (const key of ['original-recipient', 'final-recipient', 'x-actual-recipient']) {
    const value = withoutType(group.get(key)?.[0] ?? '');
    const address = /[^\s<>;,]{1,256}@[^\s<>;,()]{1,255}/.exec(value)?.[0];
    if (address !== undefined && !address.startsWith('@')) return address.replace(/^"?|"$/g, '');
  }
  return withoutType(group.get('final-recipient')?.[0] ?? '');
}

function failedRecipients(header: string, originalTo: string | null): readonly string[] {
  const failed = /^x-failed-recipients:(.{1,4000})$/im.exec(header)?.[1];
  const addresses = failed?.split(/[\s,]+/).filter((address) => address.includes('@')) ?? [];
  if (addresses.length > 0) return addresses.slice(0, 1000);
  return originalTo === null ? [] : [originalTo];
}

function feedback(message: Message, parts: MimeParts): BounceReport | null {
  const part = parts.parts.find(({ type }) => type === 'message/feedback-report');
  if (part === undefined) return null;
  const complaint = readFeedbackReport(partText(parts, part));
  return complaintReport(complaint, originalOf(parts, ''), reporterOf(headerText(message), ''));
}

function fromNotification(parts: MimeParts, text: string): BounceReport | null {
  const told = readNotification(text);
  if (told === undefined) return null;
  const original = originalOf(parts, '');
  if (told.kind === 'complaint') {
    const recipients = told.recipients.map(({ recipient }) => recipient);
    return complaintReport({ type: told.complaintType, recipients, userAgent: 'Amazon SES' }, original, null);
  }
  const recipients = told.recipients.map(({ recipient, action, status, diagnostic }) => {
    const group = new Map<string, string[]>();
    if (action !== null) group.set('action', [action]);
    if (status !== null) group.set('status', [status]);
    if (diagnostic !== '') group.set('diagnostic-code', [`smtp; ${diagnostic}`]);
    return recipientOf({
      recipient,
      group,
      perMessage: new Map(),
      words: '',
      notice: '',
      reporter: 'Amazon SES',
    });
  });
  return {
    kind: kindOf(recipients),
    reporter: 'Amazon SES',
    recipients,
    original: original.shown,
    findings: [],
  };
}

function vacation(message: Message, parts: MimeParts): BounceReport {
  const from = message.fields.find(({ key }) => key === 'from')?.text ?? '';
  const recipient = /[^\s<>",;]{1,64}@[^\s<>",;]{1,255}/.exec(from)?.[0] ?? '';
  const known = recipientOf({
    recipient,
    group: new Map(),
    perMessage: new Map(),
    words: '',
    notice: '',
    reporter: null,
    reason: 'vacation',
  });
  return {
    kind: 'autoReply',
    reporter: null,
    recipients: [known],
    original: originalOf(parts, '').shown,
    findings: [],
  };
}

function kindOf(recipients: readonly BouncedRecipient[]): BounceReport['kind'] {
  if (recipients.length > 0 && recipients.every(({ reason }) => reason === 'delivered')) return 'success';
  const isDelay =
    recipients.some(({ action }) => action === 'delayed') &&
    recipients.every(({ action }) => action !== 'failed');
  return isDelay ? 'delay' : 'bounce';
}

/** Fields of hosts that a notice came by, who did not write it. */
const OF_THE_WAY =
  /^(?:received|.*authentication-results|.*dkim.*|arc-.*|domainkey-signature|x-google-.*|received-spf|delivered-to)$/;

/** A report that somebody has forwarded has `>` before its lines. */
function unquoted(text: string): string {
  return text.replaceAll(/^(?:> ?)+/gm, '');
}

function notRecipients({ fields }: Message): ReadonlySet<string> {
  const own = new Set<string>();
  for (const { key, text } of fields) {
    if (key !== 'to' && key !== 'from' && key !== 'delivered-to' && key !== 'reply-to') continue;
    for (const [address] of text.slice(0, 2000).matchAll(/[^\s<>",;:()]{1,64}@[^\s<>",;()]{1,255}/g))
      own.add(address.toLowerCase());
  }
  return own;
}

function headerText({ fields }: Message): string {
  return fields
    .filter(({ key }) => !OF_THE_WAY.test(key))
    .slice(0, 100)
    .map(({ name, text }) => `${name}: ${text.slice(0, 1000)}`)
    .join('\n');
}

function groupText({ message }: StatusFields): string {
  return [...message].map(([key, values]) => `${key}: ${values[0]}`).join('\n');
}

function bounded(what: string): MessageFinding {
  return {
    rule: DSN.bounded.id,
    severity: DSN.bounded.severity,
    message: `${what}; only these are shown. Reports of this size are made by attackers or by broken programs.`,
  };
}
