import { fieldsOfText, withoutType } from './statusFields.ts';

/** What a feedback report (ARF, RFC 5965) says. */
export interface Complaint {
  /** `abuse`, `fraud`, `auth-failure` … (RFC 5965 §7.3), in lower case. */
  readonly type: string;
  readonly recipients: readonly string[];
  readonly userAgent: string | null;
}

const MOST_RECIPIENTS = 1000;

/** Reads the part message/feedback-report (RFC 5965 §3). */
export function readFeedbackReport(text: string): Complaint {
  let type = '';
  let userAgent: string | null = null;
  const recipients = new Set<string>();
  for (const { key, value } of fieldsOfText(text)) {
    if (key === 'feedback-type') type ||= value.toLowerCase();
    else if (key === 'user-agent') userAgent ??= value;
    else if (key === 'original-rcpt-to' && recipients.size < MOST_RECIPIENTS) {
      const address = withoutType(value).replace(/^<|>$/g, '');
      if (address !== '') recipients.add(address);
    }
  }
  return { type: type || 'abuse', recipients: [...recipients], userAgent };
}
