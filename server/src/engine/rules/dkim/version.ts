import { swallowedTag } from '../../mail/dkim/dkimKey.ts';
import { ODD } from '../../mail/dkim/dkimSigns.ts';
import { mailFix } from '../../mail/mailRecord.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { ED25519, keyZone } from '../support/keyExample.ts';

const VERSION = 'DKIM1';

export const version: MailRule<'dkim'> = {
  id: 'dkim/version',
  scope: 'mail',
  kind: 'dkim',
  needs: ODD,
  severity: 'error',
  summary: 'A version tag that is not "v=DKIM1" at the start of the record',
  why: 'Where a key record has `v`, it must be the first tag, and its value `DKIM1`, in capital letters. Verifiers discard a record with any other version, and every signature by the key fails.',
  references: ['RFC 6376 §3.6.1'],
  fixable: true,
  bad: [
    {
      title: 'Another version',
      zone: keyZone(`v=dkim1; k=ed25519; p=${ED25519}`, 'dkim1', 'error: dkim/version'),
    },
    {
      title: 'Not the first tag',
      zone: keyZone(`k=ed25519; v=DKIM1; p=${ED25519}`, 'v=DKIM1', 'error: dkim/version'),
    },
  ],
  good: [{ zone: keyZone(`v=DKIM1; k=ed25519; p=${ED25519}`) }],
  check(record, report) {
    if (record.form !== 'key') return;
    const index = record.tags.findIndex(({ name }) => name === 'v');
    const tag = record.tags[index];
    if (tag === undefined || swallowedTag(tag) !== undefined) return;
    if (tag.value !== VERSION) {
      report({
        ...tag.valueSpan,
        message: `The version of a key record is ${VERSION}, written exactly so, not ${shown(tag.value)}: verifiers discard the record, and signatures by its key fail. Write "v=${VERSION}".`,
        fixes: index === 0 ? [mailFix(`Write v=${VERSION}`, tag.valueSpan, VERSION)] : [],
      });
      return;
    }
    const [first] = record.tags;
    if (index === 0 || first === undefined) return;
    const before = record.tags[index - 1];
    report({
      start: tag.start,
      end: tag.end,
      message: `"v=${VERSION}" must be the first tag: verifiers may discard a record with a version further on, and signatures by its key then fail. Move it to the start.`,
      fixes: [
        {
          title: 'Move it to the start',
          edits: [
            { start: first.start, end: first.start, text: `v=${VERSION}; ` },
            { start: before?.end ?? tag.start, end: tag.end, text: '' },
          ],
        },
      ],
    });
  },
};
