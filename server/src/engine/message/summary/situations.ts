import type { Summary } from '../messageReport.ts';
import { type Facts, notedDmarc } from './facts.ts';

/** One way for things to stand, and what to say of it. */
export interface Situation {
  readonly id: string;
  /** Whether it is so; the first of the list that is counts. */
  readonly when: (facts: Facts) => boolean;
  readonly level: (facts: Facts) => Summary['level'];
  /** One sentence for everybody. */
  readonly verdict: (facts: Facts) => string;
  /** What to do, sentences. */
  readonly advice: (facts: Facts) => readonly string[];
}

const always = (level: Summary['level']) => () => level;

/** What becomes of mail that fails, by the policy of its author's domain. */
function fate({ judged: { dmarc } }: Facts): string {
  if (dmarc.disposition === 'reject') return 'Would be refused';
  return dmarc.disposition === 'quarantine' ? 'Would go to the junk folder' : 'Would be delivered';
}

/** Bad where the policy asks for something. */
function byPolicy({ judged: { dmarc } }: Facts): Summary['level'] {
  return dmarc.disposition === 'none' ? 'doubtful' : 'bad';
}

const raisePolicy = ({ domain, judged: { dmarc } }: Facts): string[] =>
  dmarc.policy === 'none'
    ? [
        `Once all mail of ${domain} passes, its owner should ask for more than p=none, so that others cannot use the name.`,
      ]
    : [];

const isFail = ({ judged: { dmarc } }: Facts) => dmarc.result === 'fail';
/** Nothing says what to do with mail that nobody vouches for. */
const isWithoutPolicy = ({ judged: { dmarc } }: Facts) =>
  dmarc.result === 'none' || (dmarc.result === 'permerror' && dmarc.domain !== null);

const PUBLISH = ({ domain }: Facts) =>
  `The owner of ${domain} should publish a DMARC record, to begin with p=none and an address for reports.`;

/**
 * The situations that messages are in, the first that fits counts: what a manager and somebody at the help desk want to know. Names in
 * them are of the message and may be anything.
 */
export const SITUATIONS: readonly Situation[] = [
  {
    id: 'empty',
    when: ({ hasFields }) => !hasFields,
    level: always('unknown'),
    verdict: () => 'Nothing can be said: there are no header fields.',
    advice: () => ['Paste the whole source of the message, or its headers from the first line on.'],
  },
  {
    id: 'fragment',
    when: ({ hasBody, hasFrom }) => !hasBody && !hasFrom,
    level: always('unknown'),
    verdict: () => 'Cannot be told: this is a part of a header, without From.',
    advice: () => ['Paste the headers from their first line to their last one.'],
  },
  {
    id: 'author',
    when: ({ judged: { dmarc } }) => dmarc.result === 'permerror' && dmarc.domain === null,
    level: always('bad'),
    verdict: () => 'Would be refused by many receivers: From does not name one author’s domain.',
    advice: () => ['Send messages with one From field that names an address of one domain.'],
  },
  {
    id: 'offline',
    when: ({ judged: { dmarc, lookups } }) => dmarc.result === 'unknown' && lookups.length > 0,
    level: always('unknown'),
    verdict: ({ judged }) => {
      const broken = judged.dkim.some(({ bodyHash }) => bodyHash === 'mismatch');
      const changed = broken ? ' The body was changed after it was signed.' : '';
      return `Not checked yet: DNS was not asked.${changed}${noted(judged)}`;
    },
    advice: () => [
      'Have DNS asked to see whether the signatures, SPF and DMARC hold. The owners of the names in the message may notice that.',
    ],
  },
  {
    id: 'temporary',
    when: ({ judged: { dmarc } }) => dmarc.result === 'temperror',
    level: always('unknown'),
    verdict: ({ domain }) => `Cannot be told now: DNS gave no answer about ${domain}.`,
    advice: () => ['Try again later. Receivers take such mail for the time being, or have it sent again.'],
  },
  {
    id: 'both',
    when: ({ judged: { dmarc }, own, isSpfOwn }) => dmarc.result === 'pass' && own !== undefined && isSpfOwn,
    level: always('good'),
    verdict: ({ domain }) => `Genuine: ${domain} vouches for it, by its signature and by SPF.`,
    advice: raisePolicy,
  },
  {
    id: 'signature',
    when: ({ judged: { dmarc }, own }) => dmarc.result === 'pass' && own !== undefined,
    level: always('good'),
    verdict: ({ domain, judged: { spf }, isForwarded, isList }) => {
      const forwarded = isForwarded || isList ? ', as is usual for what is sent on' : '';
      const without = spf.result === 'unknown' ? '' : ` SPF does not${forwarded}.`;
      return `Genuine: ${domain} vouches for it by its signature.${without}`;
    },
    advice: (facts) => raisePolicy(facts),
  },
  {
    id: 'spf',
    when: ({ judged: { dmarc } }) => dmarc.result === 'pass',
    level: always('good'),
    verdict: ({ domain }) => `Genuine: ${domain} vouches for it by SPF, but not by a signature.`,
    advice: (facts) => [
      facts.broken === undefined
        ? `Have mail of ${facts.domain} signed with DKIM: by SPF alone it fails as soon as somebody has it forwarded.`
        : 'Find out why the signature does not hold: by SPF alone the mail fails as soon as somebody has it forwarded.',
      ...raisePolicy(facts),
    ],
  },
  {
    id: 'sealed',
    when: (facts) => isFail(facts) && facts.sealer !== undefined,
    level: always('doubtful'),
    verdict: (facts) =>
      `${fate(facts)} by the policy of ${facts.domain}, unless the receiver trusts "${facts.sealer}", which says that it was genuine before it was sent on.`,
    advice: ({ sealer }) => [
      `A receiver that knows "${sealer}" as an honest server can let what it seals pass.`,
    ],
  },
  {
    id: 'list',
    when: (facts) => isFail(facts) && facts.isList && facts.broken !== undefined,
    level: always('doubtful'),
    verdict: (facts) =>
      `${fate(facts)}: a mailing list changed it, so that ${facts.domain} does not vouch for it any more.`,
    advice: ({ domain }) => [
      'The list should put its own address into From, or leave subject and body as they are.',
      `Domains whose people write to lists, as ${domain} may, are better off without p=reject.`,
    ],
  },
  {
    id: 'changed',
    when: (facts) =>
      isFail(facts) &&
      facts.broken !== undefined &&
      facts.broken.key !== null &&
      facts.broken.bodyHash === 'mismatch',
    level: byPolicy,
    verdict: (facts) => `${fate(facts)}: it was changed after ${facts.domain} had signed it.`,
    advice: () => [
      'Find out which server on the way changes messages (footers, virus scanners, gateways), and have messages signed behind it or left as they are.',
    ],
  },
  {
    id: 'broken',
    when: (facts) => isFail(facts) && facts.broken !== undefined,
    level: byPolicy,
    verdict: (facts) =>
      `${fate(facts)}: the signature of ${facts.domain} is not valid, and SPF does not vouch for it either.`,
    advice: ({ broken }) => [
      `See why the signature with selector "${broken?.selector ?? ''}" does not hold: a key that is missing or another one, or a header that was changed on the way.`,
    ],
  },
  {
    id: 'forwarded',
    when: (facts) => isFail(facts) && facts.isForwarded,
    level: byPolicy,
    verdict: (facts) =>
      `${fate(facts)}: it was forwarded, and has no signature of ${facts.domain} that would survive that.`,
    advice: ({ domain }) => [
      `The owner of ${domain} should have all mail signed with DKIM: SPF does not survive forwarding.`,
    ],
  },
  {
    id: 'unaligned',
    when: (facts) => isFail(facts) && (facts.other !== undefined || facts.judged.spf.result === 'pass'),
    level: byPolicy,
    verdict: (facts) =>
      `${fate(facts)}: "${voucher(facts)}" vouches for it, but nobody does for ${facts.domain}, whose name it bears.`,
    advice: (facts) => [
      `If "${voucher(facts)}" may send for ${facts.domain}: set it up to sign as ${facts.domain} (its own DKIM key in that domain), and to use a return path below it.`,
      'If not, somebody else used the name: do not trust the message.',
    ],
  },
  {
    id: 'spoof',
    when: isFail,
    level: byPolicy,
    verdict: (facts) => `${fate(facts)}: nobody vouches for ${facts.domain}.`,
    advice: (facts) => [
      'Do not trust the message, unless you know who sent it.',
      `If it was sent by a server or service of ${facts.domain}: let it sign with DKIM, and name it in the SPF record.`,
      ...raisePolicy(facts),
    ],
  },
  {
    id: 'noPolicyOwn',
    when: (facts) => isWithoutPolicy(facts) && (facts.own !== undefined || facts.isSpfOwn),
    level: always('good'),
    verdict: ({ domain, own }) =>
      `Genuine: ${domain} vouches for it by ${own === undefined ? 'SPF' : 'its signature'}, but has no DMARC policy against those who use its name.`,
    advice: (facts) => [PUBLISH(facts)],
  },
  {
    id: 'noPolicyFail',
    when: (facts) =>
      isWithoutPolicy(facts) && facts.judged.spf.result === 'fail' && facts.judged.spf.isAligned === true,
    level: always('bad'),
    verdict: ({ domain, judged: { spf } }) =>
      `Would be refused by many receivers: ${domain} forbids ${spf.ip} to send for it.`,
    advice: (facts) => ['Do not trust the message, unless you know that it was forwarded.', PUBLISH(facts)],
  },
  {
    id: 'noPolicy',
    when: isWithoutPolicy,
    level: always('doubtful'),
    verdict: (facts) =>
      facts.other === undefined && facts.judged.spf.result !== 'pass'
        ? `Receivers decide by their own rules: nobody vouches for ${facts.domain}, which has no DMARC policy.`
        : `Receivers decide by their own rules: "${voucher(facts)}" vouches for it, nobody does for ${facts.domain}, which has no DMARC policy.`,
    advice: (facts) => [PUBLISH(facts)],
  },
  {
    id: 'submission',
    when: ({ isSubmission }) => isSubmission,
    level: always('unknown'),
    verdict: () => 'Handed in by a user who had logged in: other servers have not judged it yet.',
    advice: () => [
      'To see how others judge it, send it to a mailbox elsewhere, and open it as it arrives there.',
    ],
  },
  {
    id: 'noBody',
    when: ({ hasBody, judged: { dkim } }) => !hasBody && dkim.length > 0,
    level: always('unknown'),
    verdict: ({ judged }) =>
      `Cannot be told: without the body, the signature cannot be judged.${noted(judged)}`,
    advice: () => ['Open the whole message, saved as .eml, instead of its headers alone.'],
  },
  {
    id: 'unknown',
    when: () => true,
    level: always('unknown'),
    verdict: ({ domain, judged }) =>
      `Cannot be told: what is needed to judge whether ${domain} vouches for it is missing.${noted(judged)}`,
    advice: () => ['Open the message as the receiver has it, with all Received fields and Return-Path.'],
  },
];

/** What the receiver noted of DMARC, where that is all there is. */
function noted(judged: Facts['judged']): string {
  const result = notedDmarc(judged);
  return result === undefined ? '' : ` The receiver noted dmarc=${result}.`;
}

/** Which other domain vouches for it. */
function voucher({ other, judged: { spf } }: Facts): string {
  return other?.domain ?? spf.domain ?? '';
}
