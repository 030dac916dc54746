import type { BouncedRecipient, BounceReport } from '../messageReport.ts';
import type { Complaint } from './complaint.ts';
import type { Original } from './original.ts';
import { reasonNamed } from './reasons.ts';

/** What a type of feedback means (RFC 5965 §7.3, RFC 6430, RFC 6591) where it is no plain complaint, and what to do. */
const TYPES: ReadonlyMap<string, { readonly meaning: string; readonly advice: string }> = new Map([
  [
    'auth-failure',
    {
      meaning: 'A receiver tells that SPF, DKIM or DMARC failed for a message of your domain.',
      advice: 'If the message is yours, mend its authentication; if it is not, somebody forges your domain.',
    },
  ],
  [
    'fraud',
    {
      meaning: 'The message has been reported as fraud, such as phishing.',
      advice: 'Find out who sent it: an account or a form of yours may be misused.',
    },
  ],
  [
    'virus',
    {
      meaning: 'The message has been reported as carrying malware.',
      advice: 'Check the host and the account that it came from.',
    },
  ],
  [
    'not-spam',
    {
      meaning: 'The recipient has said that the message is no spam, after a filter took it for that.',
      advice: 'Nothing is to be done; if it happens often, see why the filter takes your mail for spam.',
    },
  ],
]);

/** A complaint for each recipient; the returned message's where the report keeps them back, as many do. */
export function complaintReport(
  { type, recipients, userAgent }: Complaint,
  original: Original,
  reporter: string | null,
): BounceReport {
  const addresses = recipients.length > 0 ? recipients : [original.to ?? ''];
  return {
    kind: 'complaint',
    reporter: userAgent ?? reporter,
    recipients: addresses.map((recipient) => complained(recipient, type)),
    original: original.shown,
    findings: [],
  };
}

function complained(recipient: string, type: string): BouncedRecipient {
  const { meaning, advice } = TYPES.get(type) ?? reasonNamed('feedback');
  return {
    recipient,
    action: null,
    status: null,
    isStatusDerived: false,
    replyCode: null,
    reason: 'feedback',
    hardBounce: false,
    remoteHost: null,
    diagnostic: type,
    explanation: meaning,
    advice,
  };
}
