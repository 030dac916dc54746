import { ODD } from '../../mail/dkim/dkimSigns.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

const TAGS = /^[HKNPSTV]$/;

export const tagCase: MailRule<'dkim'> = {
  id: 'dkim/tag-case',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'error',
  summary: 'The name of a tag in capital letters',
  why: 'Names of tags are case-sensitive. `P=…` is a tag that verifiers do not know and ignore: the record has no key then, and signatures fail.',
  references: ['RFC 6376 §3.2'],
  fixable: true,
  bad: [{ zone: keyZone(`v=DKIM1; k=ed25519; P=${ED25519}`, 'P', 'error: dkim/tag-case') }],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519}`) }],
  check({ form, tags }, report) {
    if (form !== 'key') return;
    const names = new Set(tags.map(({ name }) => name));
    for (const { name, nameSpan } of tags) {
      const lower = name.toLowerCase();
      // The second of a name is for `dkim/duplicate-tag`.
      if (!TAGS.test(name) || names.has(lower) || !names.delete(name)) continue;
      report({
        ...nameSpan,
        message: `Names of tags are case-sensitive: verifiers ignore ${shown(name)}. Write ${shown(lower)}.`,
        fixes: [mailFix(`Write ${lower}`, nameSpan, lower)],
      });
    }
  },
};
