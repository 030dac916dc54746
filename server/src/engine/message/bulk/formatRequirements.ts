import { headerFindings } from '../header/headerFindings.ts';
import type { Message, MessageFinding } from '../message.ts';
import type { Requirement } from '../messageReport.ts';
import { fieldsOf } from '../readMessage.ts';
import { isAlike } from '../received/organization.ts';
import { readAddresses } from '../values/address.ts';
import type { ReportSoFar } from './bulkRequirements.ts';
import { SOURCES } from './sources.ts';

/** The format of the message (RFC 5322), who it claims to be from, and whether one can answer. */
export function formatRequirements(message: Message, report: ReportSoFar): Requirement[] {
  const faults = headerFindings(message, []).filter(isFault);
  const [first] = faults;
  return [
    {
      id: 'bulk/format',
      title: 'The message is written as RFC 5322 has it',
      status: first === undefined ? 'met' : 'missed',
      why:
        first === undefined
          ? 'One From, a Date, a Message-ID, and no field twice that is to be there once.'
          : first.message,
      by: ['Google', 'Yahoo'],
      source: 'RFC 5322 §3.6',
    },
    gmailRequirement(message, report),
    replyRequirement(message),
    {
      id: 'bulk/complaints',
      title: 'Few recipients call it spam',
      status: 'unknown',
      why: 'A message does not show that. Stay below 0.1 %, and never reach 0.3 %: Google’s Postmaster Tools and Yahoo’s feedback loop tell.',
      by: ['Google', 'Yahoo'],
      source: SOURCES.google,
    },
  ];
}

/** Errors and warnings about the form, as against those about what somebody may want to hide. */
function isFault({ rule, severity }: MessageFinding): boolean {
  const isForm = /^message\/(?:message-id|date|from|several-from|repeated-field|raw-8bit)/.test(rule);
  return isForm && (severity === 'error' || severity === 'warning');
}

function gmailRequirement(message: Message, { dkim }: ReportSoFar): Requirement {
  const domain =
    readAddresses(fieldsOf(message, 'From')[0]?.text ?? '').mailboxes[0]?.domain?.toLowerCase() ?? '';
  const base = {
    id: 'bulk/gmail-from',
    title: 'From does not name gmail.com, unless Gmail sends it',
    by: ['Google'],
    source: SOURCES.google,
  } as const;
  if (domain !== 'gmail.com' && domain !== 'googlemail.com')
    return { ...base, status: 'notNeeded', why: 'From names another domain.' };
  const signature = dkim.find((verdict) => isAlike(verdict.domain, domain));
  const isKnown = signature?.result === 'pass' || signature?.result === 'unknown';
  return {
    ...base,
    status: signature?.result === 'pass' ? 'met' : isKnown ? 'unknown' : 'missed',
    why: isKnown
      ? 'Gmail has signed it.'
      : 'Gmail’s DMARC policy puts messages in quarantine that others send in its name. Send from a domain of your own.',
  };
}

function replyRequirement(message: Message): Requirement {
  const field = fieldsOf(message, 'Reply-To')[0] ?? fieldsOf(message, 'From')[0];
  const address = readAddresses(field?.text ?? '').mailboxes[0]?.address ?? '';
  const isDeaf = /^(?:no|do-?not|donot)[-_.]?reply/i.test(address);
  return {
    id: 'bulk/reply',
    title: 'The address in From or Reply-To exists and takes answers',
    status: address === '' ? 'missed' : isDeaf ? 'missed' : 'unknown',
    why: isDeaf
      ? `Answers go to "${address}", which by its name takes none. Microsoft asks for an address that is read.`
      : 'Whether the address is read cannot be seen in a message.',
    by: ['Microsoft'],
    source: SOURCES.microsoft,
  };
}
