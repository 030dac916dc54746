import { numberField, plainField, type VendorReader } from './vendorReader.ts';

/** Fields of Mimecast. */
export const MIMECAST: VendorReader = {
  vendor: 'Mimecast',
  fields: {
    'x-mimecast-spam-score': numberField('Spam score', (score) =>
      score >= 28
        ? 'Very likely spam.'
        : score >= 7
          ? 'Likely spam for strict settings.'
          : 'Not taken for spam.',
    ),
    'x-mimecast-originator': plainField('Sender', 'The domain that sent the message through Mimecast.'),
    'x-mimecast-impersonation-protect': plainField('Impersonation', (text) =>
      /=true/i.test(text.replaceAll(' ', ''))
        ? 'At least one of the checks for impersonation matched.'
        : 'None of the checks for impersonation matched.',
    ),
    'x-mimecast-bulk-signature': plainField('Bulk mail', (text) =>
      /^yes/i.test(text) ? 'It looks like bulk mail.' : 'It does not look like bulk mail.',
    ),
    'x-mimecast-spam-signature': plainField('Spam', (text) =>
      /^yes/i.test(text) ? 'It looks like known spam.' : 'It does not look like known spam.',
    ),
    'x-mc-unique': plainField('Name of the message', 'By this, Mimecast’s support finds the message.'),
  },
};
