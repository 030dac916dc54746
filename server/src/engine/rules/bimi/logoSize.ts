import type { LookupRule } from '../rule.ts';
import { LOGO } from '../support/bimiExample.ts';
import { fetchLogo } from '../support/bimiFiles.ts';

/** Octets that a logo should have at most. */
const MOST = 32 * 1024;

export const logoSize: LookupRule<'bimi'> = {
  id: 'bimi/logo-size',
  scope: 'lookup',
  kind: 'bimi',
  severity: 'info',
  summary: 'A logo of more than 32 kilobytes',
  why: 'A logo should have 32 kilobytes at most, so that it can be fetched and kept for many senders. Some receivers show larger ones, others do not.',
  references: ['draft-svg-tiny-ps-abrotman §2.4'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a="
;                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: bimi/logo-size
`,
      web: {
        'https://example.com/logo.svg': {
          type: 'image/svg+xml',
          body: LOGO.replace('</svg>', `<path d="${'M0 0'.repeat(9000)}"/></svg>`),
        },
      },
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a="
`,
      web: { 'https://example.com/logo.svg': { type: 'image/svg+xml', body: LOGO } },
    },
  ],
  async check(record, dns, report, http) {
    const logo = await fetchLogo(record, dns, http);
    if (logo === undefined || !logo.svg.isSvg || logo.octets.length <= MOST) return;
    report({
      ...logo.tag.valueSpan,
      message: `The logo has ${Math.ceil(logo.octets.length / 1024)} kilobytes; more than 32 are too many for some receivers, which show no logo then. Simplify its paths, or leave out what is not seen.`,
    });
  },
};
