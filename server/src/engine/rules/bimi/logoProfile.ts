import type { LookupRule } from '../rule.ts';
import { LOGO, MARK_WITH_ISSUER } from '../support/bimiExample.ts';
import { fetchLogo } from '../support/bimiFiles.ts';

export const logoProfile: LookupRule<'bimi'> = {
  id: 'bimi/logo-profile',
  scope: 'lookup',
  kind: 'bimi',
  severity: 'warning',
  summary: 'The logo is no SVG file of the profile Tiny Portable/Secure',
  why: 'A logo is drawn by the mail programs of millions, so it may hold nothing that runs, moves, or is fetched from elsewhere. Receivers take SVG Tiny 1.2 without these, with `version="1.2"`, `baseProfile="tiny-ps"` and a `<title>`, and no `x` or `y` in the root element. All other files they do not show. Drawing programs write such files only after some help.',
  references: [
    'draft-svg-tiny-ps-abrotman §2.1',
    'draft-svg-tiny-ps-abrotman §2.3',
    'draft-brand-indicators-for-message-identification §4.3',
  ],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a="
;                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: bimi/logo-profile
`,
      web: {
        'https://example.com/logo.svg': {
          type: 'image/svg+xml',
          body: '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" viewBox="0 0 64 64" x="0" y="0">\n  <style>.a { fill: #06c }</style>\n  <circle cx="32" cy="32" r="32" class="a"/>\n</svg>\n',
        },
      },
    },
    {
      title: 'A page in its place',
      zone: `$ORIGIN example.com.
$TTL 1h
default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg; a="
;                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: bimi/logo-profile
`,
      web: {
        'https://example.com/logo.svg': { type: 'text/html', body: '<html><body>Moved</body></html>\n' },
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
    if (logo === undefined) return;
    const { isSvg, faults } = logo.svg;
    if (!isSvg) {
      const type = logo.type === undefined ? '' : ` The server says that it is "${logo.type.slice(0, 60)}".`;
      report({
        ...logo.tag.valueSpan,
        message: `The file at this address is no SVG picture, so receivers show no logo.${type} Put the logo there.`,
      });
    } else if (faults.length > 0) {
      report({
        ...logo.tag.valueSpan,
        message: `The logo is not of the profile SVG Tiny Portable/Secure, so receivers do not show it: it ${listed(faults)}. Convert it to that profile.`,
      });
    }
  },
};

function listed(faults: readonly string[]): string {
  return faults.length < 2 ? faults.join('') : `${faults.slice(0, -1).join(', ')} and ${faults.at(-1) ?? ''}`;
}
