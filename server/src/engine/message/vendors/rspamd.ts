import type { HeaderField } from '../message.ts';
import {
  fact,
  MOST_FACTS,
  numberField,
  plainField,
  type VendorFact,
  type VendorReader,
  type VendorReading,
} from './vendorReader.ts';

const ACTIONS: Readonly<Record<string, string>> = {
  'no action': 'Delivered as it is.',
  greylist: 'Refused for the moment; good senders try again.',
  'add header': 'Delivered, marked as spam.',
  'rewrite subject': 'Delivered, marked as spam in its subject.',
  'soft reject': 'Refused for the moment.',
  reject: 'Refused.',
  quarantine: 'Kept in quarantine.',
  discard: 'Thrown away.',
};

/** Fields of Rspamd. */
export const RSPAMD: VendorReader = {
  vendor: 'Rspamd',
  fields: {
    'x-spamd-result': result,
    'x-rspamd-score': numberField('Score', (score) =>
      score > 0 ? 'Above zero speaks for spam.' : 'Zero or below speaks for a good message.',
    ),
    'x-rspamd-action': plainField('Action', (text) => {
      const action = text.trim().toLowerCase();
      return Object.hasOwn(ACTIONS, action) ? (ACTIONS[action] as string) : '';
    }),
    'x-rspamd-server': plainField('Server', 'The server that Rspamd ran on.'),
    'x-rspamd-queue-id': plainField('Queue', 'The name of the message in the queue of the server.'),
    'x-spamd-bar': plainField('Score as a row of signs', (text) =>
      text.startsWith('+')
        ? `${text.length} points for spam.`
        : text.startsWith('-')
          ? `${text.length} points against spam.`
          : '',
    ),
  },
};

/** `default: False [-2.31 / 15.00]; BAYES_HAM(-3.00)[99.9%]; R_DKIM_ALLOW(-0.20)[example.com:s=a];…` */
function result({ text }: HeaderField): VendorReading | undefined {
  const facts: VendorFact[] = [];
  const [head = '', ...symbols] = text.split(';', MOST_FACTS);
  const match =
    /(\w{1,40}):\s{0,5}(True|False)\s{0,5}\[\s{0,5}(-?[\d.]{1,12})\s{0,5}\/\s{0,5}(-?[\d.]{1,12})/i.exec(
      head,
    );
  if (match !== null) {
    const isSpam = match[2]?.toLowerCase() === 'true';
    facts.push(fact('verdict', match[2] as string, isSpam ? 'Taken for spam.' : 'Not taken for spam.'));
    facts.push(fact('score', match[3] as string, `The limit for refusing is ${match[4]}.`));
  }
  for (const symbol of symbols) {
    const part = /^\s{0,20}([A-Z][A-Z0-9_]{1,80})\s{0,5}\((-?[\d.]{1,12})\)(?:\s{0,5}\[(.{0,300}))?/.exec(
      symbol,
    );
    if (part === null) continue;
    const points = Number(part[2]);
    const detail = part[3]?.replace(/\]\s*$/, '') ?? '';
    const weight = points > 0 ? 'Speaks for spam' : points < 0 ? 'Speaks against spam' : 'Counts nothing';
    facts.push(
      fact(part[1] as string, part[2] as string, detail === '' ? `${weight}.` : `${weight}: ${detail}.`),
    );
  }
  return facts.length === 0 ? undefined : { title: 'Score and symbols', facts };
}
