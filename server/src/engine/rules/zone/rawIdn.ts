import type { Fix } from '../../finding.ts';
import { aLabel } from '../../text/idna.ts';
import { RAW } from '../../zone/labelTraits.ts';
import { type NameId, NO_NAME } from '../../zone/names.ts';
import type { TokenView } from '../recordView.ts';
import type { RecordRule, Report } from '../rule.ts';
import { fixAt } from '../rule.ts';
import { HAS_RAW } from '../signs.ts';
import { writesOwner } from '../support/firstOfEntry.ts';
import { firstLabels } from '../support/ownerLabels.ts';
import { targetToken } from '../support/targetToken.ts';
import { isUnicodeName } from '../support/unicodeName.ts';
import type { ZoneView } from '../zoneView.ts';

export const rawIdn: RecordRule = {
  id: 'zone/raw-idn',
  scope: 'record',
  types: 'all',
  needs: HAS_RAW,
  severity: 'warning',
  summary: 'An internationalised name that is not in the form that DNS asks for',
  why: 'Browsers and mail programs turn `müller.example` into its A-label, `xn--mller-kva.example`, before they ask (IDNA). A server does not: it keeps the octets as they stand in the file, so the record answers no query. Knot DNS refuses such a file. Instance names of DNS service discovery are text in UTF-8 and stay as they are.',
  references: ['RFC 5890 §2.3.2.1', 'RFC 5891 §4', 'RFC 6763 §4.1.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
münchen    A     192.0.2.1
; @1-7 warning: A-label
www        CNAME bücher.example.net.
;                ^^^^^^^^^^^^^^^^^^^ warning: A-label
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
xn--mnchen-3ya A     192.0.2.1
www            CNAME xn--bcher-kva.example.net.
txt            TXT   "Bücher"
Büro._ipp._tcp SRV   0 0 631 xn--mnchen-3ya
_ipp._tcp      PTR   Büro._ipp._tcp
`,
    },
  ],
  check(record, zone, report) {
    const { names } = zone;
    if (names.traits(record.owner) & RAW && writesOwner(record)) {
      reportName(
        zone,
        record.owner,
        record.generated ? undefined : record.tokens()[0],
        record.ownerPlace,
        report,
      );
    }
    if (record.target !== NO_NAME && names.traits(record.target) & RAW) {
      const token = targetToken(record);
      if (token) reportName(zone, record.target, token, token.place, report);
    }
  },
};

function reportName(
  zone: ZoneView,
  name: NameId,
  token: TokenView | undefined,
  place: TokenView['place'],
  report: Report,
): void {
  const labels = firstLabels(zone, zone.names.fold(name), Number.POSITIVE_INFINITY);
  const service = labels.findIndex((label) => label === '_tcp' || label === '_udp');
  const raw = labels.findLastIndex((label) => /[\x80-\xff]/.test(label));
  // RFC 6763 §4.1: instance, service, transport, domain; only the domain is for hosts.
  if (raw < service || !isUnicodeName(zone.names, name)) return;
  // The label comes from a name above, such as $ORIGIN, and is written there.
  if (token !== undefined && !/[\u0080-\u{10ffff}]|\\[12]\d\d/u.test(token.text)) return;
  const fix = token && fixFor(token);
  const form = fix ? ` ${fix.edits[0]?.text}` : '';
  report({
    message: `${token?.text ?? zone.text(name)} has characters beyond ASCII, which servers keep as octets, while browsers and mail programs ask for the A-label${form} (RFC 5891 §4): nobody finds this name. Write the A-label.`,
    place,
    ...(fix ? { fixes: [fix] } : {}),
  });
}

/** Each label that needs it as its A-label; none when one has no such form, or has escapes. */
function fixFor({ text, place, quoted }: TokenView): Fix | undefined {
  if (quoted || text.includes('\\')) return undefined;
  const labels = text.split('.').map((label) => (/[\u0080-\u{10ffff}]/u.test(label) ? aLabel(label) : label));
  if (labels.includes(undefined)) return undefined;
  const written = labels.join('.');
  return fixAt(`Write ${written}`, place, written);
}
