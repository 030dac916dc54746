import type { LookupRule } from '../rule.ts';
import {
  AUTHORITY,
  filesWith,
  MARK_EXPIRED,
  MARK_EXPIRING,
  MARK_WITH_ISSUER,
} from '../support/bimiExample.ts';
import { fetchEvidence } from '../support/bimiFiles.ts';

const DAY = 86_400_000;
/** Days before the end: authorities take weeks to look at a logo again. */
const SOON = 30;

export const certificateDates: LookupRule<'bimi'> = {
  id: 'bimi/certificate-dates',
  scope: 'lookup',
  kind: 'bimi',
  severity: 'warning',
  summary: 'A certificate of a BIMI record that has expired, or will soon',
  why: 'Certificates for logos are valid for about a year. From the day on which one expires, the logo is gone from all mail; a new one takes an authority days or weeks to issue.',
  references: ['draft-fetch-validation-vmc-wchuang §4.5', 'RFC 5280 §4.1.2.5'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
;                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: bimi/certificate-dates
`,
      web: filesWith(`${MARK_EXPIRED}${AUTHORITY}`),
    },
    {
      title: 'Two weeks before its end',
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
;                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: bimi/certificate-dates
`,
      web: filesWith(`${MARK_EXPIRING}${AUTHORITY}`),
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
`,
      web: filesWith(MARK_WITH_ISSUER),
    },
  ],
  async check(record, dns, report, http) {
    const evidence = await fetchEvidence(record, dns, http);
    if (evidence === undefined) return;
    const { tag, certificates, at } = evidence;
    for (const [i, { from, until }] of certificates.entries()) {
      const which = i === 0 ? 'The certificate of the logo' : 'A certificate of an issuer in the file';
      if (until < at) {
        report({
          ...tag.valueSpan,
          message: `${which} has expired on ${dayOf(until)}, so receivers show no logo. Have a new one issued, and put it in place of this one.`,
        });
        return;
      }
      if (from > at) {
        report({
          ...tag.valueSpan,
          message: `${which} is not valid before ${dayOf(from)}, so receivers show no logo until then.`,
        });
        return;
      }
    }
    const [own] = certificates;
    if (own === undefined || own.until - at > SOON * DAY) return;
    report({
      ...tag.valueSpan,
      severity: 'info',
      message: `The certificate of the logo expires on ${dayOf(own.until)}, and receivers show no logo from then on. Have a new one issued in time: that takes days or weeks.`,
    });
  },
};

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
