import { isMisread } from '../../mail/inZone/isMisread.ts';
import { mailRecordIn } from '../../mail/inZone/mailRecordIn.ts';
import { parseRecord } from '../../mail/parseRecord.ts';
import { TRANSPORT_RECORDS, type TransportKind } from '../../mail/transportRecord.ts';
import { AT_BIMI, AT_STS, AT_TLS } from '../ownerSigns.ts';
import type { RecordView } from '../recordView.ts';
import type { NameRule } from '../rule.ts';
import { firstLabels } from '../support/ownerLabels.ts';
import { TXT } from '../support/textStrings.ts';
import { isOwnerOf } from '../support/transportOwner.ts';
import type { ZoneView } from '../zoneView.ts';

const KINDS: readonly TransportKind[] = ['sts', 'tls', 'bimi'];

export const unrelatedTxt: NameRule = {
  id: 'zone/unrelated-txt',
  scope: 'name',
  severity: 'warning',
  summary: 'Other text where only an MTA-STS, TLS-RPT or BIMI record is looked for',
  why: 'At `_mta-sts`, `_smtp._tls` and below `_bimi` senders and receivers look for one kind of record each. They skip other text, and whoever looks for that text does not find it there: an SPF record or a verification token has its place at the domain itself.',
  references: ['RFC 8461 §3.1', 'RFC 8460 §3', 'RFC 8552 §1.1'],
  fixable: false,
  types: [TXT],
  needs: AT_STS | AT_TLS | AT_BIMI,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_mta-sts   TXT "v=STSv1; id=20261124T120000"
_mta-sts   TXT "example-verification=8d1b7c"
;          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: zone/unrelated-txt
_smtp._tls TXT "v=spf1 -all"
;          ^^^^^^^^^^^^^^^^^ warning: zone/unrelated-txt
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@          TXT "example-verification=8d1b7c"
_mta-sts   TXT "v=STSv1; id=20261124T120000"
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
`,
    },
  ],
  check(name, zone, report) {
    const labels = firstLabels(zone, name, 12);
    const kind = KINDS.find((each) => isOwnerOf(each, labels));
    if (kind === undefined) return;
    for (const record of zone.recordsAt(name, TXT)) {
      if (!isForeign(zone, record, kind)) continue;
      report({
        message: `This text is no ${TRANSPORT_RECORDS[kind].title}, and nothing else is looked for at "${zone.text(name)}". Move it to where it belongs.`,
        place: record.typePlace,
      });
    }
  },
};

/** Whether a text is of no use at such a name; of a record of one of the other kinds its own rule says where it belongs. */
function isForeign(zone: ZoneView, record: RecordView, kind: TransportKind): boolean {
  const mail = mailRecordIn(zone, record)?.record;
  if (mail === undefined || isMisread(record, mail.text, zone)) return false;
  if (mail.kind !== kind) return mail.kind === 'spf' || mail.kind === 'dmarc' || mail.kind === 'dkim';
  const parsed = parseRecord({ ...mail, kind });
  return !parsed.isMeant;
}
