import type { RecordView } from '../recordView.ts';
import { fixAt, type NameRule, type Report } from '../rule.ts';
import { FAR_TARGET, NAMES_APEX, NAMES_HOSTS } from '../signs.ts';
import { isFirstOfEntry } from '../support/firstOfEntry.ts';
import { type MissingDot, ownerWithoutDot, targetsWithoutDot } from '../support/missingDot.ts';
import type { ZoneView } from '../zoneView.ts';

export const missingTrailingDot: NameRule = {
  id: 'zone/missing-trailing-dot',
  scope: 'name',
  types: 'all',
  needs: NAMES_APEX | FAR_TARGET | NAMES_HOSTS,
  severity: 'warning',
  summary: 'A name that looks absolute and lacks its final dot',
  why: 'A name without a final dot is relative: the origin is appended to it. `www.example.com` in the zone `example.com.` is `www.example.com.example.com.`, a name that nobody asks for, and a server loads it without a word. Reported are names that end in the name of the zone or of the origin, and targets that end in a top-level domain and lead to a name that does not exist in the zone. Relative names such as `api.dev` are fine where the zone has them.',
  references: ['RFC 1035 §5.1', 'RFC 1034 §3.1'],
  fixable: true,
  bad: [
    {
      title: 'Names that end in the name of the zone',
      zone: `$ORIGIN example.com.
$TTL 1h
www.example.com A     192.0.2.1
; @1-15 warning: stands for www.example.com.example.com.
ftp             CNAME www.example.com
;                     ^^^^^^^^^^^^^^^ warning: stands for www.example.com.example.com.
`,
    },
    {
      title: 'A target in another domain',
      zone: `$ORIGIN example.com.
$TTL 1h
@    SOA   ns1 hostmaster 2026112401 4h 1h 2w 1h
@    NS    ns1
@    NS    ns2.example.net
;          ^^^^^^^^^^^^^^^ warning: stands for ns2.example.net.example.com., which does not exist
ns1  A     192.0.2.53
shop CNAME shops.myshop.example.org.
blog CNAME blogs.example.org
;          ^^^^^^^^^^^^^^^^^ warning: stands for blogs.example.org.example.com., which does not exist
`,
    },
    {
      title: 'A reverse zone',
      zone: `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 1h
@ SOA ns1.example.com. hostmaster.example.com. 2026112401 4h 1h 2w 1h
@ NS  ns1.example.com.
@ NS  ns2.example.com.
1 PTR host1.corp.internal
;     ^^^^^^^^^^^^^^^^^^^ warning: stands for host1.corp.internal.2.0.192.in-addr.arpa.
`,
    },
  ],
  good: [
    {
      title: 'Relative names that exist, by themselves, by a wildcard or in a delegated zone',
      zone: `$ORIGIN example.com.
$TTL 1h
@        SOA   ns1 hostmaster 2026112401 4h 1h 2w 1h
@        NS    ns1
@        NS    ns1.example.net.
ns1      A     192.0.2.53
api.dev  A     192.0.2.1
*.cloud  A     192.0.2.2
eu       NS    ns1.example.net.
api      CNAME api.dev
files    CNAME files.cloud
europe   CNAME www.eu
`,
    },
  ],
  check(name, zone, report) {
    if (zone.mayRepeatApex(name)) {
      for (const record of zone.recordsAt(name)) {
        const missing = isFirstOfEntry(record) ? ownerWithoutDot(zone, record) : undefined;
        if (missing) reportMissing(zone, record, missing, report);
      }
    }
    for (const record of zone.recordsAt(name)) {
      if (!isFirstOfEntry(record)) continue;
      for (const missing of targetsWithoutDot(zone, record)) reportMissing(zone, record, missing, report);
    }
  },
};

function reportMissing(zone: ZoneView, record: RecordView, missing: MissingDot, report: Report): void {
  const { text, quoted, place } = missing.token;
  const actual = `${text}.${zone.text(record.origin)}`;
  const subject = missing.subject[0]?.toUpperCase() + missing.subject.slice(1);
  const consequence = missing.endsInZone ? ', a name that nobody asks for' : ', which does not exist';
  const end = place.end - (quoted ? 1 : 0);
  report({
    message: `${subject} "${text}" has no final dot, so the origin is appended: it stands for ${actual}${consequence}. Write "${text}." if that is the name that is meant.`,
    place,
    fixes: [fixAt('Add the final dot', { block: place.block, start: end, end }, '.')],
  });
}
