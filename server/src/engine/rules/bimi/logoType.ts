import type { LookupRule } from '../rule.ts';
import { LOGO, MARK_WITH_ISSUER } from '../support/bimiExample.ts';
import { fetchLogo } from '../support/bimiFiles.ts';

export const logoType: LookupRule<'bimi'> = {
  id: 'bimi/logo-type',
  scope: 'lookup',
  kind: 'bimi',
  severity: 'warning',
  summary: 'The server does not say that the logo is an SVG file',
  why: 'A web server tells of each file what it is. Receivers that get a logo with another media type than `image/svg+xml` may refuse it.',
  references: ['draft-svg-tiny-ps-abrotman', 'RFC 9110 §8.3'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
;                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: bimi/logo-type
`,
      web: {
        'https://example.com/logo.svg': { type: 'text/plain', body: LOGO },
        'https://example.com/logo.pem': { body: MARK_WITH_ISSUER },
      },
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem"
`,
      web: {
        'https://example.com/logo.svg': { type: 'image/svg+xml', body: LOGO },
        'https://example.com/logo.pem': { body: MARK_WITH_ISSUER },
      },
    },
  ],
  async check(record, dns, report, http) {
    const logo = await fetchLogo(record, dns, http);
    // What is no SVG file has a finding of its own.
    if (logo === undefined || !logo.svg.isSvg || logo.type === 'image/svg+xml') return;
    const said = logo.type === undefined ? 'nothing of what it is' : `that it is "${logo.type.slice(0, 60)}"`;
    report({
      ...logo.tag.valueSpan,
      message: `The logo is an SVG file, but the server says ${said}, and receivers may refuse it. Have the server send it with the media type "image/svg+xml".`,
    });
  },
};
