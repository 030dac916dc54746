/** What Amazon SES tells by SNS, in JSON: a bounce, a complaint or a delivery. */
export interface Notification {
  readonly kind: 'bounce' | 'complaint' | 'success';
  readonly complaintType: string;
  readonly recipients: readonly {
    readonly recipient: string;
    readonly action: string | null;
    readonly status: string | null;
    readonly diagnostic: string;
  }[];
}

const MOST_TEXT = 64 * 1024;
const MOST_RECIPIENTS = 1000;

/** Reads the notification in a text; `undefined` where there is none. Never throws. */
export function readNotification(text: string): Notification | undefined {
  const start = text.search(/\{\s*"(?:notificationType|eventType|Type)"/);
  if (start < 0) return undefined;
  const found = parsed(text.slice(start, start + MOST_TEXT));
  const inner = string(found, 'Message');
  const event = object(inner === '' ? found : parsed(inner));
  const bounce = object(event.bounce);
  const complaint = object(event.complaint);
  const delivery = object(event.delivery);
  if ('bouncedRecipients' in bounce) {
    const recipients = list(bounce.bouncedRecipients).map((one) => ({
      recipient: string(one, 'emailAddress'),
      action: string(one, 'action') || null,
      status: string(one, 'status') || null,
      diagnostic:
        string(one, 'diagnosticCode') ||
        `${string(bounce, 'bounceType')} ${string(bounce, 'bounceSubType')}`.trim(),
    }));
    return { kind: 'bounce', complaintType: '', recipients };
  }
  if ('complainedRecipients' in complaint) {
    const recipients = list(complaint.complainedRecipients).map((one) =>
      plain(string(one, 'emailAddress'), ''),
    );
    return {
      kind: 'complaint',
      complaintType: string(complaint, 'complaintFeedbackType') || 'abuse',
      recipients,
    };
  }
  if ('recipients' in delivery) {
    const response = string(delivery, 'smtpResponse');
    const recipients = list(delivery.recipients).map((one) =>
      plain(typeof one === 'string' ? one : '', response),
    );
    return { kind: 'success', complaintType: '', recipients };
  }
  return undefined;
}

function plain(recipient: string, diagnostic: string) {
  return { recipient, action: diagnostic === '' ? null : 'delivered', status: null, diagnostic };
}

/** JSON as it is; where mail has broken its long lines, without them, and without what follows the last brace. */
function parsed(text: string): unknown {
  const end = text.lastIndexOf('}');
  for (const attempt of [text, text.slice(0, end + 1), text.slice(0, end + 1).replaceAll(/\n ?/g, '')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // Tried again in another form.
    }
  }
  return undefined;
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function string(value: unknown, key: string): string {
  const found = object(value)[key];
  return typeof found === 'string' ? found : '';
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, MOST_RECIPIENTS) : [];
}
