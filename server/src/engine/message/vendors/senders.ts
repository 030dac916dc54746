import type { HeaderField } from '../message.ts';
import { fact, plainField, type VendorReader, type VendorReading } from './vendorReader.ts';

/** Fields by which senders and their services mark messages. */
export const SENDERS: VendorReader = {
  vendor: 'Sender',
  fields: {
    'feedback-id': feedbackId,
    'x-ses-outgoing': sesOutgoing,
    precedence: plainField('Precedence', precedence),
    'auto-submitted': plainField('Automatic message', (text) => {
      const word = /^\s*([a-z-]{1,40})/i.exec(text)?.[1]?.toLowerCase() ?? '';
      if (word === 'no') return 'A person sent it.';
      if (word === 'auto-generated')
        return 'A program sent it of itself; nothing should answer it automatically (RFC 3834 §5.1).';
      if (word === 'auto-replied') return 'A program sent it in reply to another message (RFC 3834 §5.1).';
      return word === 'auto-notified'
        ? 'A filter of the recipient sent it as a notice (RFC 5436 §2.7.1).'
        : 'A program sent it.';
    }),
    'x-auto-response-suppress': plainField(
      'Automatic replies',
      'Exchange must not send these: OOF is out of office, DR and NDR are delivery reports, RN and NRN receipts for reading, AutoReply others.',
    ),
    'x-mailer': plainField(
      'Program',
      'The program that the message was written or sent with, as it says itself.',
    ),
    'x-originating-ip': plainField(
      'Source',
      'The address of the computer that the message was written on, as the service says.',
    ),
    'x-php-originating-script': plainField(
      'Script',
      'The script on a web server that sent it: where it is spam, that site has been broken into or has an open form.',
    ),
    'x-csa-complaints': plainField(
      'Complaints',
      'The sender is certified by the Certified Senders Alliance; complaints go there.',
    ),
  },
};

/** `campaign:customer:type:sender`: the last part names the sender, up to three stand before it. */
function feedbackId({ text }: HeaderField): VendorReading | undefined {
  const parts = text.split(':', 20).map((part) => part.trim());
  const sender = parts.pop();
  if (sender === undefined || sender === '') return undefined;
  const facts = parts.map((part, i) =>
    fact(`identifier ${i + 1}`, part, 'Chosen by the sender: a campaign, customer or kind of mail.'),
  );
  facts.push(
    fact(
      'sender',
      sender,
      'Names the sender; complaints in Gmail’s statistics are counted for each of the parts.',
    ),
  );
  return { title: 'Feedback loop of Gmail', facts };
}

/** `2026.11.24-192.0.2.1` */
function sesOutgoing({ text }: HeaderField): VendorReading | undefined {
  const match = /^\s*(\d{4}\.\d{2}\.\d{2})-([0-9a-f.:]{3,45})/i.exec(text);
  if (match === null) return undefined;
  const facts = [
    fact('date', match[1] as string, 'The day of sending.'),
    fact('address', match[2] as string, 'The address that Amazon SES sent it from.'),
  ];
  return { title: 'Amazon SES', facts };
}

function precedence(text: string): string {
  const word = text.trim().toLowerCase();
  if (word === 'bulk' || word === 'junk')
    return 'Sent to many. Programs that follow custom do not answer it automatically.';
  if (word === 'list')
    return 'Sent through a mailing list. Programs that follow custom do not answer it automatically.';
  if (word === 'auto_reply') return 'An automatic reply.';
  return 'No value of custom, which has "bulk", "list" and "junk" (RFC 2076).';
}
