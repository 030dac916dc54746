import { removeTag } from '../../mail/tags/tagEdits.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import type { MailRule } from '../rule.ts';

export const psdY: MailRule<'dmarc'> = {
  id: 'dmarc/psd-y',
  scope: 'mail',
  kind: 'dmarc',
  usesOwner: true,
  severity: 'warning',
  summary: 'A domain that says it is a public suffix',
  why: '`psd=y` is for registries, such as those of `co.uk` or `bank`: every name directly below the domain is then an organization of its own. Mail of subdomains no longer aligns with the domain, and fails DMARC.',
  references: ['RFC 9989 §4.7', 'RFC 9989 §4.10.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; psd=y; rua=mailto:dmarc@example.com"
;                               ^^^^^ warning: dmarc/psd-y
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; psd=n; rua=mailto:dmarc@example.com"
`,
    },
    {
      title: 'A registry',
      zone: `$ORIGIN example.
$TTL 1h
_dmarc TXT "v=DMARC1; p=reject; psd=y; rua=mailto:dmarc@nic.example"
`,
    },
  ],
  check(record, report) {
    const tag = record.role === 'policy' && record.isDmarc ? tagOf(record, 'psd') : undefined;
    if (tag?.value.toLowerCase() !== 'y' || isRegistry(record.owner)) return;
    report({
      start: tag.start,
      end: tag.end,
      message:
        '"psd=y" says that the domain is a public suffix, below which every name is an organization of its own: mail of its subdomains no longer aligns with it. Remove the tag, unless the domain is a registry’s.',
      fixes: [{ title: 'Remove psd', edits: [removeTag(record, tag)] }],
    });
  },
};

/** Top-level domains, and names below those of countries under which their registries register. */
const REGISTRY =
  /^_dmarc\.(?:[^.]+|(?:ac|co|com|edu|gob|gouv|gov|mil|ne|net|nhs|or|org|police|sch)\.[a-z]{2})$/;

function isRegistry(owner: string | undefined): boolean {
  return owner !== undefined && REGISTRY.test(owner);
}
