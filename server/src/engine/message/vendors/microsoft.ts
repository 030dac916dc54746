import type { HeaderField } from '../message.ts';
import {
  ADDRESS_VERDICTS,
  bulkLevel,
  CATEGORIES,
  DESTINATIONS,
  DIRECTIONS,
  FILTER_VERDICTS,
  REPORT_FIELDS,
  SAFETY_TIPS,
  spamLevel,
} from './microsoftCodes.ts';
import {
  fact,
  numberField,
  pairsOf,
  plainField,
  type VendorFact,
  type VendorReader,
  type VendorReading,
} from './vendorReader.ts';

const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CAT: CATEGORIES,
  SFV: FILTER_VERDICTS,
  IPV: ADDRESS_VERDICTS,
  DIR: DIRECTIONS,
  SFTY: SAFETY_TIPS,
  SRV: { BULK: 'Bulk mail.' },
};

/** Fields of Microsoft 365 and Exchange. */
export const MICROSOFT: VendorReader = {
  vendor: 'Microsoft 365',
  fields: {
    'x-forefront-antispam-report': report('Report of the spam filter'),
    'x-forefront-antispam-report-untrusted': report('Report of the spam filter for another organization'),
    'x-microsoft-antispam': report('Bulk mail and phishing'),
    'x-microsoft-antispam-untrusted': report('Bulk mail and phishing, for another organization'),
    'x-ms-exchange-organization-scl': numberField('Spam confidence level', spamLevel),
    'x-ms-exchange-organization-pcl': numberField('Phishing confidence level', (level) =>
      level >= 4 ? 'Taken for phishing.' : 'Not taken for phishing.',
    ),
    'x-microsoft-antispam-mailbox-delivery': delivery,
    'x-ms-exchange-organization-authas': plainField('How far the sender is trusted', trust),
    'x-ms-exchange-crosstenant-authas': plainField('How far the sender is trusted', trust),
    'x-ms-exchange-crosstenant-fromentityheader': plainField('Where the message came from', (text) =>
      /^internet/i.test(text)
        ? 'From the internet.'
        : /^hosted/i.test(text)
          ? 'From a mailbox of Microsoft 365.'
          : /^hybridonprem/i.test(text)
            ? 'From own servers of the organization.'
            : '',
    ),
    'x-ms-exchange-organization-messagedirectionality': plainField('Direction', (text) =>
      /^incoming/i.test(text) ? 'It came from outside.' : 'It was sent by the organization.',
    ),
    'x-ms-exchange-organization-network-message-id': plainField(
      'Name of the message',
      'By this, the message is found in the message trace.',
    ),
    'x-ms-exchange-crosstenant-network-message-id': plainField(
      'Name of the message',
      'By this, the message is found in the message trace.',
    ),
    'x-originatororg': plainField('Organization', 'The organization of Microsoft 365 that sent the message.'),
  },
};

function report(title: string): (field: HeaderField) => VendorReading | undefined {
  return ({ text }) => {
    const facts: VendorFact[] = [];
    for (const [written, value] of pairsOf(text, ';', ':')) {
      const name = written.toUpperCase();
      if (value !== '' || name === 'PTR') facts.push(fact(name, value, meaningOf(name, value)));
    }
    return facts.length === 0 ? undefined : { title, facts };
  };
}

function meaningOf(name: string, value: string): string {
  const level = Number(value);
  if (name === 'SCL' && Number.isInteger(level)) return `${REPORT_FIELDS.SCL} ${spamLevel(level)}`;
  if (name === 'BCL' && Number.isInteger(level)) return `${REPORT_FIELDS.BCL} ${bulkLevel(level)}`;
  if (name === 'PTR' && value === '') return 'The connecting address has no reverse name.';
  const what = Object.hasOwn(REPORT_FIELDS, name) ? (REPORT_FIELDS[name] as string) : '';
  const codes = Object.hasOwn(CODES, name) ? CODES[name] : undefined;
  const code = codes !== undefined && Object.hasOwn(codes, value) ? codes[value] : undefined;
  return [what, code].filter((part) => part !== undefined && part !== '').join(' ');
}

/** `ucf:0;jmr:0;auth:0;dest:I;ENG:(…);`, of which Microsoft documents nothing; what the names show is told. */
function delivery({ text }: HeaderField): VendorReading | undefined {
  const facts: VendorFact[] = [];
  for (const [name, value] of pairsOf(text, ';', ':')) {
    const key = name.toLowerCase();
    if (key === 'dest') {
      const meaning = Object.hasOwn(DESTINATIONS, value) ? DESTINATIONS[value] : '';
      facts.push(fact(name, value, `Where the message was put. ${meaning}`.trim()));
    } else if (key === 'jmr')
      facts.push(
        fact(
          name,
          value,
          value === '1'
            ? 'The junk mail rule of the mailbox matched.'
            : 'The junk mail rule of the mailbox did not match.',
        ),
      );
    else if (key === 'ucf')
      facts.push(
        fact(name, value, value === '1' ? 'A filter of the user applied.' : 'No filter of the user applied.'),
      );
    else if (key === 'ofr')
      facts.push(
        fact(name, value, /^CustomRules/i.test(value) ? 'A rule of the user decided.' : 'What decided.'),
      );
  }
  return facts.length === 0 ? undefined : { title: 'Delivery to the mailbox', facts };
}

function trust(text: string): string {
  if (/^anonymous/i.test(text)) return 'It came from outside, and nobody had logged in.';
  if (/^internal/i.test(text)) return 'It counts as sent from within the organization.';
  return /^partner/i.test(text) ? 'It came from a partner organization.' : '';
}
