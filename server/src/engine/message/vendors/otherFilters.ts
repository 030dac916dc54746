import type { HeaderField } from '../message.ts';
import { fact, numberField, plainField, type VendorReader, type VendorReading } from './vendorReader.ts';

/** Filters that write a field or two. */
export const OTHER_FILTERS: readonly VendorReader[] = [
  {
    vendor: 'amavis',
    fields: {
      'x-virus-scanned': plainField(
        'Virus scanner',
        'The program that looked for viruses; the field is no finding.',
      ),
      'x-amavis-alert': plainField(
        'Alert',
        'What was found amiss: a bad header, a forbidden attachment, a virus.',
      ),
    },
  },
  {
    vendor: 'ClamAV',
    fields: {
      'x-virus-status': plainField('Virus scanner', (text) =>
        /^(?:clean|no)\b/i.test(text) ? 'No virus was found.' : 'A virus was found, or the scan failed.',
      ),
    },
  },
  { vendor: 'Bogofilter', fields: { 'x-bogosity': bogosity } },
  {
    vendor: 'MailScanner',
    fields: {
      'x-mailscanner': plainField('Verdict', (text) =>
        /clean/i.test(text) ? 'Nothing was found.' : 'Something was found.',
      ),
      'x-mailscanner-spamcheck': plainField('Spam', (text) =>
        /^not spam/i.test(text) ? 'Not taken for spam.' : /^spam/i.test(text) ? 'Taken for spam.' : '',
      ),
    },
  },
  {
    vendor: 'GMX',
    fields: {
      'x-gmx-antispam': plainField('Spam', (text) =>
        /^0\b/.test(text) ? 'Not taken for spam.' : 'Taken for spam.',
      ),
      'x-gmx-antivirus': plainField('Virus scanner', (text) =>
        /^0\b/.test(text) ? 'No virus was found.' : 'A virus was found, or the scan failed.',
      ),
    },
  },
  {
    vendor: 'Cloudmark',
    fields: {
      'x-cmae-score': numberField('Spam score', (score) =>
        score >= 100 ? 'Taken for spam.' : 'Not taken for spam.',
      ),
    },
  },
  {
    vendor: 'hMailServer',
    fields: {
      'x-hmailserver-spam': plainField('Spam', (text) =>
        /^yes/i.test(text) ? 'Taken for spam.' : 'Not taken for spam.',
      ),
    },
  },
];

/** `Spam, tests=bogofilter, spamicity=0.999900, version=1.2.5` */
function bogosity({ text }: HeaderField): VendorReading | undefined {
  const word = /^\s*(spam|ham|unsure|yes|no)\b/i.exec(text)?.[1];
  if (word === undefined) return undefined;
  const isSpam = /^(?:spam|yes)$/i.test(word);
  const verdict = /^unsure$/i.test(word) ? 'Undecided.' : isSpam ? 'Taken for spam.' : 'Not taken for spam.';
  const measure = /\bspamicity=([\d.]{1,12})/i.exec(text)?.[1];
  const facts = [fact('verdict', word, verdict)];
  if (measure !== undefined)
    facts.push(fact('spamicity', measure, 'How much it looks like spam, from 0 to 1.'));
  return { title: 'Verdict', facts };
}
