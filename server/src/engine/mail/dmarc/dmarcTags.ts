import { POLICIES, policyWords } from './policy.ts';
import type { DMARC_TAGS, HISTORIC_TAGS } from './tagNames.ts';

/** What a tag of a DMARC record is for. */
export interface DmarcTag {
  /** What it says, as the rest of a sentence that begins with its name. */
  readonly meaning: string;
  /** What is so where it is left out. */
  readonly absent: string;
  readonly values: readonly { readonly value: string; readonly meaning: string }[];
  /** Dropped by RFC 9989 (appendix C.5.2). */
  readonly isHistoric?: true;
}

const POLICY_VALUES = POLICIES.map((value) => ({ value, meaning: policyWords(value) }));
const ALIGNMENTS = [
  { value: 'r', meaning: 'relaxed: any name of the same organization will do' },
  { value: 's', meaning: 'strict: it must be just the domain of the sender' },
];

/** All tags by their names (RFC 9989 §4.7, RFC 7489 §6.3). */
export const TAGS: Readonly<Record<(typeof DMARC_TAGS)[number] | (typeof HISTORIC_TAGS)[number], DmarcTag>> =
  {
    v: {
      meaning: 'the version; it stands first, in capitals',
      absent: 'receivers ignore the record',
      values: [{ value: 'DMARC1', meaning: 'the only version that there is' }],
    },
    p: {
      meaning: 'what receivers are asked to do with mail from the domain that fails DMARC',
      absent: '`none` if `rua` asks for reports, else receivers ignore the record',
      values: POLICY_VALUES,
    },
    sp: {
      meaning: 'the same for names below the domain that exist and have no record of their own',
      absent: 'the policy of `p`',
      values: POLICY_VALUES,
    },
    np: {
      meaning: 'the same for names below the domain that do not exist',
      absent: 'the policy of `sp`, else of `p`',
      values: POLICY_VALUES,
    },
    t: {
      meaning: 'whether the policy is being tested',
      absent: '`n`',
      values: [
        {
          value: 'y',
          meaning: 'each policy is applied one level lower: `reject` as `quarantine`, `quarantine` as `none`',
        },
        { value: 'n', meaning: 'the policy is in force' },
      ],
    },
    psd: {
      meaning: 'whether the domain is a public suffix, below which every name is an organization of its own',
      absent: '`u`',
      values: [
        { value: 'u', meaning: 'receivers find out by walking up the tree' },
        { value: 'n', meaning: 'it is none, but an organizational domain: the walk ends here' },
        { value: 'y', meaning: 'it is one: for registries alone' },
      ],
    },
    adkim: {
      meaning: 'how close the domain of a DKIM signature must be to that of the sender',
      absent: '`r`',
      values: ALIGNMENTS,
    },
    aspf: {
      meaning: 'how close the domain that SPF passed for must be to that of the sender',
      absent: '`r`',
      values: ALIGNMENTS,
    },
    rua: {
      meaning:
        'where aggregate reports go, once a day: which hosts sent mail from the domain, and what passed',
      absent: 'no reports are sent',
      values: [],
    },
    ruf: {
      meaning:
        'where reports on single messages that failed go; few receivers send them, since they hold personal data',
      absent: 'no such reports are sent',
      values: [],
    },
    fo: {
      meaning: 'for which mail reports are sent to `ruf`; several with colons between them',
      absent: '`0`',
      values: [
        { value: '0', meaning: 'where neither SPF nor DKIM passed and aligned' },
        { value: '1', meaning: 'where one of them did not' },
        { value: 'd', meaning: 'where a DKIM signature did not verify' },
        { value: 's', meaning: 'where SPF did not pass' },
      ],
    },
    pct: {
      meaning: 'to what share of failing mail the policy is applied, in per cent; `t=y` takes its place',
      absent: 'all of it',
      values: [],
      isHistoric: true,
    },
    rf: { meaning: 'the format of failure reports', absent: '`afrf`', values: [], isHistoric: true },
    ri: {
      meaning: 'seconds between aggregate reports',
      absent: '`86400`, a day',
      values: [],
      isHistoric: true,
    },
  };

/** A tag by its name, as written. */
export function dmarcTag(name: string): DmarcTag | undefined {
  return Object.hasOwn(TAGS, name) ? TAGS[name as keyof typeof TAGS] : undefined;
}
