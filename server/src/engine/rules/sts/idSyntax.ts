import { mailFix } from '../../mail/mailRecord.ts';
import { tagOf } from '../../mail/tags/tagList.ts';
import { shown } from '../../records/rdataInput.ts';
import type { MailRule } from '../rule.ts';

const MOST = 32;

export const idSyntax: MailRule<'sts'> = {
  id: 'sts/id-syntax',
  scope: 'mail',
  kind: 'sts',
  severity: 'error',
  summary: 'The id of an MTA-STS record is not 1 to 32 letters and digits',
  why: 'An `id` has nothing but ASCII letters and digits, 32 at most: no hyphens, colons or dots, as times often have them. A record with any other `id` is not valid, and senders act as if the domain had no policy.',
  references: ['RFC 8461 §3.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts     TXT "v=STSv1; id=2026-11-24T12:00:00Z;"
;                             ^^^^^^^^^^^^^^^^^^^^ error: sts/id-syntax
_mta-sts.lab TXT "v=STSv1; id=;"
;                          ^^ error: sts/id-syntax
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts TXT "v=STSv1; id=20261124T120000Z;"
`,
    },
  ],
  check(record, report) {
    const id = record.isReadable ? tagOf(record, 'id') : undefined;
    if (id === undefined || /^[A-Za-z0-9]{1,32}$/.test(id.value)) return;
    const plain = id.value.replaceAll(/[^A-Za-z0-9]/g, '');
    const isOnlyLong = plain === id.value && plain !== '';
    report({
      message: `The id ${id.value === '' ? 'is empty' : `is ${shown(id.value)}`}, but has to be ${isOnlyLong ? `${MOST} characters at most` : `1 to ${MOST} letters and digits, and nothing else`}: the record is not valid, and senders act as if the domain had no MTA-STS policy.`,
      ...(id.value === '' ? id.nameSpan : id.valueSpan),
      fixes:
        plain !== '' && plain.length <= MOST && plain !== id.value
          ? [mailFix(`Write ${plain}`, id.valueSpan, plain)]
          : [],
    });
  },
};
