/** The fields of one recipient, or of the message as a whole (RFC 3464 §2.1): names in lower case. */
export type FieldGroup = ReadonlyMap<string, readonly string[]>;

export interface StatusFields {
  readonly message: FieldGroup;
  readonly recipients: readonly FieldGroup[];
  /** There were more recipients than are read. */
  readonly isCut: boolean;
}

const MOST_RECIPIENTS = 1000;
const OF_RECIPIENT = new Set([
  'final-recipient',
  'original-recipient',
  'action',
  'status',
  'diagnostic-code',
]);

/**
 * Reads a message/delivery-status part (RFC 3464 §2.1), also where it stands in the text of a notice. Groups are separated by
 * empty lines; writers that forget them begin a new recipient with a field that the group has already.
 */
export function readStatusFields(text: string): StatusFields {
  const message = new Map<string, string[]>();
  const recipients: Map<string, string[]>[] = [];
  let group = new Map<string, string[]>();
  const end = () => {
    if (group.has('final-recipient') || group.has('original-recipient')) recipients.push(group);
    else {
      // A group without a recipient: of the message, or fields that an empty line parted from their recipient.
      const last = recipients.at(-1);
      const isRest =
        last !== undefined && [...group.keys()].some((key) => OF_RECIPIENT.has(key) && !last.has(key));
      const into = isRest ? last : message;
      for (const [key, values] of group) if (!into.has(key)) into.set(key, values);
    }
    group = new Map();
  };
  for (const { key, value } of fieldsOfText(text)) {
    if (key === '') {
      end();
      continue;
    }
    if ((key === 'final-recipient' || key === 'action') && group.has(key) && group.has('final-recipient'))
      end();
    if (recipients.length === MOST_RECIPIENTS) return { message, recipients, isCut: true };
    const values = group.get(key);
    if (values === undefined) group.set(key, [value]);
    else if (values.length < MOST_RECIPIENTS) values.push(value);
  }
  end();
  return { message, recipients, isCut: false };
}

/** Fields one after the other, unfolded; an empty key for an empty line. Lines that are no fields are left out. */
export function fieldsOfText(text: string): readonly { readonly key: string; readonly value: string }[] {
  const fields: { key: string; value: string }[] = [];
  let last: { key: string; value: string } | undefined;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      last = { key: '', value: '' };
      fields.push(last);
    } else if (/^[ \t]/.test(line) && last !== undefined && last.key !== '') {
      if (last.value.length < 8192) last.value += ` ${line.trim()}`;
    } else {
      const [, name, value = ''] = /^([A-Za-z][\w-]{0,60})[ \t]{0,3}:(.*)$/.exec(line) ?? [];
      if (name === undefined) continue;
      last = { key: name.toLowerCase(), value: value.trim() };
      fields.push(last);
    }
  }
  return fields;
}

/** `rfc822; name@example.com` without its type (RFC 3464 §2.1.2), comment and brackets. */
export function withoutType(value: string): string {
  return value.replace(/^\s*[\w-]+\s*;\s*/, '').trim();
}
