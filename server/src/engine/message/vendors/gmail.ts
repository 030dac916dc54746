import { plainField, type VendorReader } from './vendorReader.ts';

/** Fields of Gmail and Google Workspace, most of which only Google can read. */
export const GMAIL: VendorReader = {
  vendor: 'Gmail',
  fields: {
    'x-gm-message-state': plainField(
      'State',
      'Encrypted; only Google can read it. It shows that Gmail has sent the message.',
    ),
    'x-google-smtp-source': plainField('Source', 'Encrypted; only Google can read it.'),
    'x-google-dkim-signature': plainField(
      'Own signature',
      'A signature for Google’s own use. It does not count for DMARC.',
    ),
    'x-google-original-from': plainField(
      'Author before',
      'Gmail has replaced the author by the address that had logged in.',
    ),
    'x-gmail-original-message-id': plainField(
      'Message-ID before',
      'Gmail has replaced a Message-ID that was missing or malformed.',
    ),
    'x-gmail-labels': plainField('Labels', 'The labels in the mailbox that the message was exported from.'),
    'x-gm-thrid': plainField(
      'Conversation',
      'The number of the conversation in the mailbox that it was exported from.',
    ),
    'x-google-group-id': plainField('Group', 'It came through a group at Google Groups.'),
    'x-forwarded-to': plainField(
      'Forwarded to',
      'Gmail has forwarded the message to this address: SPF is judged for the one who forwards.',
    ),
    'x-forwarded-for': plainField(
      'Forwarded for',
      'Gmail has forwarded the message from the first of these addresses to the others.',
    ),
    'x-google-sender-delegation': plainField(
      'Delegation',
      'Somebody with access to the mailbox has sent it.',
    ),
  },
};
