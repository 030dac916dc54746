import { tagOf } from '../../mail/tags/tagList.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';
import { miswritten } from '../support/transportTags.ts';

export const idMissing: MailRule<'sts'> = {
  id: 'sts/id-missing',
  scope: 'mail',
  kind: 'sts',
  severity: 'error',
  summary: 'MTA-STS record without an id',
  why: 'The `id` tells senders whether the policy that they keep is still the present one. Without it the record is not valid, and senders act as if the domain had no policy.',
  references: ['RFC 8461 §3.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts     TXT "v=STSv1;"
;                 ^^^^^^^ error: sts/id-missing
_mta-sts.lab TXT "v=STSv1; ID=20261124T120000"
;                          ^^ error: sts/id-missing
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts TXT "v=STSv1; id=1"
`,
    },
  ],
  check(record, report) {
    if (!record.isReadable || tagOf(record, 'id') !== undefined) return;
    if (record.others.some(({ text }) => /^id\b/i.test(text))) return;
    const near = miswritten(record, 'id');
    const { start, end } = near?.tag.nameSpan ?? record.tags[0] ?? { start: 0, end: record.text.length };
    report({
      message:
        near === undefined
          ? 'The record has no id, so it is not valid, and senders act as if the domain had no MTA-STS policy. Add "id=" with up to 32 letters and digits, usually the time of the policy’s last change, such as "id=20261124T120000".'
          : `The tag is called "id", in lower case: as ${shown(near.tag.name)} it is unknown, and the record is not valid.`,
      start,
      end,
      fixes: near === undefined ? [] : [near.fix],
    });
  },
};
