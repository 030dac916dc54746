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

/** Fields of Barracuda’s gateways. */
export const BARRACUDA: VendorReader = {
  vendor: 'Barracuda',
  fields: {
    'x-barracuda-spam-score': numberField('Spam score', (score) =>
      score > 0 ? 'Above zero speaks for spam.' : 'Nothing spoke for spam.',
    ),
    'x-barracuda-spam-status': status,
    'x-barracuda-spam-report': rules,
    'x-barracuda-connect': plainField('Connection', 'The host that connected to the gateway.'),
    'x-barracuda-bwl-ip': plainField(
      'Allowed',
      'The address is on a list of the gateway that exempts it from checks.',
    ),
    'x-barracuda-apparent-source-ip': plainField(
      'Source',
      'The address that the gateway takes for the sender’s.',
    ),
    'x-barracuda-url': plainField('Place', 'Where the message is kept at the gateway.'),
  },
};

/** `No, SCORE=0.00 using global scores of TAG_LEVEL=3.0 QUARANTINE_LEVEL=1000.0 KILL_LEVEL=7.0 tests=…` */
function status({ text }: HeaderField): VendorReading | undefined {
  const facts: VendorFact[] = [];
  const word = /^\s*(yes|no)/i.exec(text)?.[1];
  if (word !== undefined)
    facts.push(fact('verdict', word, /^yes/i.test(word) ? 'Taken for spam.' : 'Not taken for spam.'));
  const meanings = {
    SCORE: 'The spam score.',
    TAG_LEVEL: 'From this score on, the subject is marked.',
    QUARANTINE_LEVEL: 'From this score on, the message goes to quarantine.',
    KILL_LEVEL: 'From this score on, the message is refused.',
  };
  for (const [, name = '', value = ''] of text.matchAll(/\b([A-Z_]{5,20})=(-?[\d.]{1,12})/g)) {
    const meaning = Object.hasOwn(meanings, name) ? meanings[name as keyof typeof meanings] : undefined;
    if (meaning !== undefined && facts.length < MOST_FACTS) facts.push(fact(name, value, meaning));
  }
  return facts.length === 0 ? undefined : { title: 'Verdict and limits', facts };
}

/** A table: points, name, description; its lines are joined to one. */
function rules({ text }: HeaderField): VendorReading | undefined {
  const facts: VendorFact[] = [];
  for (const [, points = '', name = ''] of text.matchAll(
    /(?:^|\s)(-?\d{1,3}\.\d{2})\s{1,20}([A-Z][A-Z0-9_]{2,60})(?=\s)/g,
  )) {
    if (facts.length < MOST_FACTS)
      facts.push(
        fact(
          name,
          points,
          Number(points) > 0 ? 'Speaks for spam.' : 'Counts nothing or speaks against spam.',
        ),
      );
  }
  return facts.length === 0 ? undefined : { title: 'Rules that matched', facts };
}
