import { encodeUtf8 } from '../../text/utf8.ts';
import { type NameId, NO_NAME, ROOT } from '../../zone/names.ts';
import { readName } from '../../zone/nameText.ts';
import type { RecordView, TokenView } from '../recordView.ts';
import { fixAt, type NameRule } from '../rule.ts';
import { targetsWithoutDot } from '../support/missingDot.ts';
import { fieldToken } from '../support/rdataField.ts';
import { isNameless } from '../support/suspectTarget.ts';
import { isAbsolute } from '../support/targetToken.ts';
import type { ZoneView } from '../zoneView.ts';

const CNAME = 5;
const TXT = 16;
const RP = 17;

export const rpNoTxt: NameRule = {
  id: 'zone/rp-no-txt',
  scope: 'name',
  severity: 'info',
  summary: 'RP record that refers to a name of the zone without TXT record',
  why: 'The second name of an RP record is where the TXT record with more about the responsible person is found. Where there is none, "." says so.',
  references: ['RFC 1183 §2.2'],
  fixable: true,
  types: [RP],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@   NS  ns1.example.net.
@   NS  ns2.example.net.
www RP  jane jane-info
;            ^^^^^^^^^ info: zone/rp-no-txt
www A   192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@         SOA ns1.example.net. hostmaster 2026112401 4h 1h 2w 1h
@         NS  ns1.example.net.
@         NS  ns2.example.net.
www       RP  jane jane-info
jane-info TXT "Jane Doe, +1 555 0100"
ftp       RP  john .
`,
    },
  ],
  check(name, zone, report) {
    if (!zone.isComplete) return;
    for (const record of zone.recordsAt(name, RP)) {
      const text = textName(zone, record);
      if (text === NO_NAME || text === ROOT || !zone.inZone(text) || zone.repeatsApex(text)) continue;
      const token = fieldToken(record, 1);
      if (hasText(zone, text) || lacksDot(zone, record, token)) continue;
      report({
        message: `${zone.text(text)} has no TXT record, so it tells nothing about the person who is responsible. Add the TXT record, or write "." for none.`,
        place: token?.place ?? record.typePlace,
        ...(token ? { fixes: [fixAt('Replace by "."', token.place, '.')] } : {}),
      });
    }
  },
};

/** Where an RP record says that the text is; not a target, since hosts are not looked up there. */
function textName(zone: ZoneView, record: RecordView): NameId {
  const bytes = encodeUtf8(record.canonicalData()?.split(' ')[1] ?? '.');
  const name = readName(zone.names, bytes, 0, bytes.length, ROOT);
  return name === NO_NAME ? NO_NAME : zone.names.fold(name);
}

function hasText(zone: ZoneView, name: NameId): boolean {
  zone.look(name);
  if (zone.hasType(name, TXT, CNAME) || zone.cutAbove(name) !== NO_NAME) return true;
  const answerer = zone.answerer(name);
  return answerer !== NO_NAME && zone.hasType(answerer, TXT, CNAME);
}

/** Whether the name is not meant so, or not known to be in the zone. */
function lacksDot(zone: ZoneView, record: RecordView, token: TokenView | undefined): boolean {
  if (token === undefined) return isNameless(zone);
  if (isNameless(zone) && isAbsolute(token.text)) return true;
  return targetsWithoutDot(zone, record).some((missing) => missing.token.place.start === token.place.start);
}
