import type { LookupRule } from '../rule.ts';
import { LOGO } from '../support/bimiExample.ts';
import { fetchLogo } from '../support/bimiFiles.ts';

export const logoShape: LookupRule<'bimi'> = {
  id: 'bimi/logo-shape',
  scope: 'lookup',
  kind: 'bimi',
  severity: 'info',
  summary: 'A logo that is not square',
  why: 'Mail programs show logos in a square or a circle. A logo of another shape is cut, or has empty space around it; some receivers refuse it.',
  references: ['draft-svg-tiny-ps-abrotman'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a="
;                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: bimi/logo-shape
`,
      web: {
        'https://example.com/logo.svg': { type: 'image/svg+xml', body: LOGO.replace('64 64', '128 64') },
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
    const size = logo?.svg.size;
    // Drawing programs round.
    if (logo === undefined || size === undefined || Math.abs(size.width / size.height - 1) < 0.01) return;
    report({
      ...logo.tag.valueSpan,
      message: `The logo is ${size.width} wide and ${size.height} high, but mail programs show logos in a square or a circle, and cut it. Give it a square view box, with the logo in its middle.`,
    });
  },
};
