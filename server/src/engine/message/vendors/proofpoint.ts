import type { HeaderField } from '../message.ts';
import {
  fact,
  pairsOf,
  plainField,
  type VendorFact,
  type VendorReader,
  type VendorReading,
} from './vendorReader.ts';

const SCORES: Readonly<Record<string, string>> = {
  spamscore: 'How much the message looks like spam.',
  phishscore: 'How much the message looks like phishing.',
  malwarescore: 'How much the message looks like malware.',
  suspectscore: 'How suspicious the message is.',
  adultscore: 'How much the message looks like adult content.',
  bulkscore: 'How much the message looks like bulk mail.',
  impostorscore: 'How much the sender looks like an impostor.',
  lowpriorityscore: 'How unimportant the message looks, such as a newsletter.',
  priorityscore: 'How important the message looks.',
  clxscore: 'The score of the classifier.',
  mlxscore: 'The score of the learning classifier.',
  mlxlogscore: 'The score of the learning classifier, on another scale.',
  score: 'The score that counted.',
};

/** Fields of Proofpoint. */
export const PROOFPOINT: VendorReader = {
  vendor: 'Proofpoint',
  fields: {
    'x-proofpoint-spam-details': details,
    'x-proofpoint-spam-details-enc': plainField('Details', 'Encrypted; only Proofpoint can read them.'),
    'x-proofpoint-virus-version': plainField('Virus scanner', 'The versions of the scanner, not a finding.'),
    'x-proofpoint-guid': plainField(
      'Name of the message',
      'By this, Proofpoint’s support finds the message.',
    ),
    'x-proofpoint-orig-guid': plainField(
      'First name of the message',
      'By this, Proofpoint’s support finds the message.',
    ),
  },
};

/** `rule=notspam policy=default score=0 spamscore=0 … definitions=main-…` */
function details({ text }: HeaderField): VendorReading | undefined {
  const facts: VendorFact[] = [];
  for (const [name, value] of pairsOf(text.replaceAll(/\s/g, ' '), ' ', '=')) {
    if (value === '') continue;
    const key = name.toLowerCase();
    if (Object.hasOwn(SCORES, key))
      facts.push(fact(name, value, `${SCORES[key]} From 0 to 100 on most scales.`));
    else if (key === 'rule') facts.push(fact(name, value, ruleText(value)));
    else if (key === 'policy') facts.push(fact(name, value, 'The policy that applied.'));
    else if (key === 'reason') facts.push(fact(name, value, 'What decided.'));
  }
  return facts.length === 0 ? undefined : { title: 'Scores', facts };
}

function ruleText(rule: string): string {
  if (/notspam|safe/i.test(rule)) return 'The rule that decided: not spam.';
  return /spam|phish|malware/i.test(rule)
    ? 'The rule that decided, against the message.'
    : 'The rule that decided.';
}
