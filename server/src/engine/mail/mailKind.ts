import type { MailKind } from './mailRecord.ts';

const BY_VERSION: readonly (readonly [RegExp, MailKind])[] = [
  [/^v\s*=\s*spf|^spf2\.0\b/i, 'spf'],
  [/^v\s*=\s*dmarc/i, 'dmarc'],
  [/^v\s*=\s*dkim/i, 'dkim'],
  [/^v\s*=\s*sts/i, 'sts'],
  [/^v\s*=\s*tlsrpt/i, 'tls'],
  [/^v\s*=\s*bimi/i, 'bimi'],
];

const BY_OWNER: readonly (readonly [RegExp, MailKind])[] = [
  [/(^|\.)_dmarc(\.|$)/, 'dmarc'],
  [/\._domainkey(\.|$)/, 'dkim'],
  [/^_mta-sts(\.|$)/, 'sts'],
  [/^_smtp\._tls(\.|$)/, 'tls'],
  [/\._bimi(\.|$)/, 'bimi'],
];

/**
 * What a TXT record is meant to be: by the version tag that its text begins with, rightly spelled or nearly so, else by its
 * owner. `undefined` for all others.
 *
 * @param owner absolute or not, without the final dot
 */
export function mailKind(text: string, owner: string | undefined): MailKind | undefined {
  const start = text.replace(/^[\s"'“”]+/, '');
  for (const [version, kind] of BY_VERSION) if (version.test(start)) return kind;
  if (owner === undefined || !owner.includes('_')) return undefined;
  const name = owner.toLowerCase();
  for (const [pattern, kind] of BY_OWNER) if (pattern.test(name)) return kind;
  return undefined;
}
