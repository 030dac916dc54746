import type { AuthResult, MessageReport } from '../../../../server/src/engine/message/messageReport.ts';
import { t } from '../../l10n.ts';

/** A domain that something vouches for, held against the author's. */
export interface Identifier {
  /** Which check, and where the domain stands. */
  readonly label: string;
  readonly domain: string | null;
  readonly result: AuthResult;
  readonly isAligned: boolean | null;
  /** Why, as a sentence. */
  readonly why: string;
}

/** The domains that SPF and the signatures vouch for, and how each relates to that in From (RFC 9989 §4.10.2). */
export function identifiersOf({
  spf,
  dkim,
  dmarc,
}: Pick<MessageReport, 'spf' | 'dkim' | 'dmarc'>): Identifier[] {
  const explain = (domain: string | null, isAligned: boolean | null, tag: 'aspf' | 'adkim') =>
    whyAligned(domain, isAligned, isStrict(dmarc.record, tag), dmarc);
  return [
    {
      label: t('Return-Path, by SPF'),
      domain: spf.domain,
      result: spf.result,
      isAligned: spf.isAligned,
      why: explain(spf.domain, spf.isAligned, 'aspf'),
    },
    ...dkim.map(({ domain, result, isAligned }, i) => ({
      label: dkim.length === 1 ? t('Signature, d=') : t('Signature {0}, d=', i + 1),
      domain,
      result,
      isAligned,
      why: explain(domain, isAligned, 'adkim'),
    })),
  ];
}

/** How closely domains have to match, as the author's record asks; `undefined` where it is not known. */
export function modesOf({ record }: MessageReport['dmarc']): string | undefined {
  if (record === null) return undefined;
  const mode = (tag: 'aspf' | 'adkim') => (isStrict(record, tag) ? t('strict') : t('relaxed'));
  return t('alignment: SPF {0}, DKIM {1}', mode('aspf'), mode('adkim'));
}

/** Whether a domain asks for the very same domain (`aspf=s`, `adkim=s`). */
function isStrict(record: string | null, tag: 'aspf' | 'adkim'): boolean {
  return (record ?? '')
    .toLowerCase()
    .split(';')
    .some((each) => each.replaceAll(/\s/g, '') === `${tag}=s`);
}

function whyAligned(
  domain: string | null,
  isAligned: boolean | null,
  strict: boolean,
  { domain: author, organizationalDomain, source }: MessageReport['dmarc'],
): string {
  if (domain === null) return t('There is no domain to compare.');
  if (author === null) return t('From has no domain to compare with.');
  if (isAligned === true) {
    return domain.toLowerCase() === author.toLowerCase()
      ? t('It is the same domain as in From.')
      : t('It belongs to the same organizational domain as From, {0}.', organizationalDomain ?? author);
  }
  if (isAligned === null) {
    return source === null
      ? t('Whether both belong to one organizational domain is not known: DNS was not asked.')
      : t('Whether both belong to one organizational domain could not be found out.');
  }
  if (strict)
    return t('It is another domain than in From, which asks for the very same one (strict alignment).');
  return t('It belongs to another organizational domain than From, {0}.', organizationalDomain ?? author);
}
