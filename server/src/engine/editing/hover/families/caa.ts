import { CAA_TAGS, ISSUERS } from '../../completion/caa.ts';
import { type Decoder, type RecordValue, type TypeDecoder, unquoted } from '../fieldValue.ts';
import { code, escaped } from '../markdown.ts';

const ISSUE: Readonly<Record<string, string>> = {
  issue: 'certificates for this name and those below it',
  issuewild: 'wildcard certificates for this name and those below it',
  issuemail: 'certificates for mail addresses (S/MIME)',
  issuevmc: 'mark certificates (BIMI)',
};

const flags: Decoder = ({ words: [word] }) =>
  Number(word) & 0x80
    ? '**critical**: an authority that does not know the tag must not issue'
    : 'not critical: an authority that does not know the tag passes it over';

const tag: Decoder = ({ words: [word = ''] }) => {
  const known = CAA_TAGS.find(([name]) => name === word.toLowerCase());
  return known ? `${escaped(known[1])} (${known[2]})` : 'not a registered tag: authorities pass it over';
};

/** Who may issue what, and under which conditions (RFC 8659 §4.2, RFC 8657). */
function issueText(tagName: string, text: string): string {
  const [issuer = '', ...parameters] = text.split(';').map((part) => part.trim());
  const what = ISSUE[tagName] as string;
  if (issuer === '') return `no authority may issue ${what}`;
  const title = ISSUERS.find(([domain]) => domain === issuer.toLowerCase())?.[1];
  const who = title === undefined ? code(issuer) : `${code(issuer)} (${escaped(title)})`;
  return [`${who} may issue ${what}`, ...parameters.filter(Boolean).map(parameterText)].join('; ');
}

function parameterText(parameter: string): string {
  const [name = '', value = ''] = parameter.split('=').map((part) => part.trim());
  if (name === 'accounturi') return `for the account ${code(value)} alone (RFC 8657 §3)`;
  if (name === 'validationmethods') return `after validation by ${code(value)} alone (RFC 8657 §4)`;
  return `with the parameter ${code(parameter)}`;
}

const value: Decoder = ({ words }, _, record) => {
  const tagName = record.text('tag').toLowerCase();
  const text = unquoted(words.join(' '));
  if (tagName in ISSUE) return issueText(tagName, text);
  if (tagName === 'iodef') return `reports go to ${code(text)}`;
  return undefined;
};

/** Tags that say who may issue shut out all authorities that no record names. */
function others(record: RecordValue): string[] {
  const tagName = record.text('tag').toLowerCase();
  return tagName in ISSUE
    ? [`Authorities that no ${code(tagName)} record here names may not issue ${ISSUE[tagName]}.`]
    : [];
}

export const CAA: TypeDecoder = { fields: { flags, tag, value }, notes: others, notedAt: ['tag', 'value'] };
