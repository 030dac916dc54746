import { itemsOf, swallowedTag } from '../../mail/dkim/dkimKey.ts';
import { FURTHER_TAG } from '../../mail/dkim/dkimSigns.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone, RSA_2048 } from '../support/keyExample.ts';

export const hSha1Only: MailRule<'dkim'> = {
  id: 'dkim/h-sha1-only',
  scope: 'mail',
  kind: 'dkim',
  needs: FURTHER_TAG,
  severity: 'error',
  summary: 'A key that may not be used with SHA-256',
  why: '`h` lists the hashes that the key may be used with; without it, all. The one that is left is `sha256`: signatures with `sha1` must neither be made nor be accepted. A key without `sha256` in its list can sign nothing that is accepted.',
  references: ['RFC 6376 §3.6.1', 'RFC 8301 §3.1'],
  fixable: true,
  bad: [
    { zone: keyZone(`v=DKIM1; h=sha1; p=${RSA_2048}`, 'h=sha1', 'error: dkim/h-sha1-only') },
    {
      title: 'SHA-1 is allowed too',
      zone: keyZone(`v=DKIM1; h=sha1:sha256; p=${RSA_2048}`, 'h=sha1:sha256', 'warning: dkim/h-sha1-only'),
    },
  ],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; h=sha256; p=${ED25519}`) }],
  check({ form, tags }, report) {
    const tag = tags.find(({ name }) => name === 'h');
    if (form !== 'key' || tag === undefined || swallowedTag(tag) !== undefined) return;
    const hashes = itemsOf(tag);
    const isUsable = hashes.includes('sha256');
    if (isUsable && !hashes.includes('sha1')) return;
    const fixes = [mailFix('Write h=sha256', tag.valueSpan, 'sha256')];
    const place = { start: tag.start, end: tag.end };
    if (isUsable) {
      report({
        ...place,
        severity: 'warning',
        message:
          'The key may be used with SHA-1, by which signatures must not be made any more. Write "h=sha256".',
        fixes,
      });
    } else {
      report({
        ...place,
        message: `The key may be used with ${hashes.length === 0 ? 'no hash' : shown(hashes.join(':'))} alone, and verifiers accept only signatures with "sha256": none by this key is valid. Write "h=sha256", or leave "h" out.`,
        fixes,
      });
    }
  },
};
