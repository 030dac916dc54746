import type { Fix } from '../../finding.ts';
import type { NameId } from '../../zone/names.ts';
import { LABEL_TWICE } from '../ownerSigns.ts';
import type { RecordView } from '../recordView.ts';
import type { NameRule } from '../rule.ts';
import { ownerToken, writesOwner } from '../support/firstOfEntry.ts';
import { firstLabels } from '../support/ownerLabels.ts';
import { isAbsolute } from '../support/targetToken.ts';
import { TXT } from '../support/textStrings.ts';
import type { ZoneView } from '../zoneView.ts';

/** Names as deep as those of services have been seen. */
const DEPTH = 12;

export const underscoreDuplicated: NameRule = {
  id: 'zone/underscore-duplicated',
  scope: 'name',
  severity: 'error',
  summary: 'Labels with an underscore that are there twice',
  why: 'Names such as `_dmarc._dmarc.example.com` or `_smtp._tls._smtp._tls.example.com` come from forms and origins that add the label by themselves. Nobody looks there: the record has no effect, and the one that was meant is missing.',
  references: ['RFC 8552 §1.1', 'RFC 1035 §5.1'],
  fixable: true,
  types: 'all',
  needs: LABEL_TWICE,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc._dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
; @1-13 error: zone/underscore-duplicated
$ORIGIN _tcp.example.com.
_sip._tcp     SRV 0 0 5060 sip.example.com.
; @1-9 error: zone/underscore-duplicated
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_dmarc                     TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
example.net._report._dmarc TXT "v=DMARC1"
_sip._tcp                  SRV 0 0 5060 sip.example.com.
`,
    },
  ],
  check(name, zone, report) {
    const labels = firstLabels(zone, name, DEPTH);
    const size = [1, 2].find((each) => doubledAt(labels, each) >= 0);
    if (size === undefined || zone.isAliasTarget(name)) return;
    const at = doubledAt(labels, size);
    const twice = labels.slice(at, at + size).join('.');
    // Of a key, dkim/selector-label says so.
    if (twice === '_domainkey' && zone.hasType(name, TXT)) return;
    const records = zone.recordsAt(name);
    const record = records.find(writesOwner) ?? records[0];
    if (record === undefined) return;
    report({
      message: `"${zone.text(name)}" has "${twice}" twice in a row, as if it had been added to a name that had it: nobody looks for the record there. Remove one of the two.`,
      place: record.ownerPlace,
      fixes: () => removal(zone, name, records, at, size),
    });
  },
};

/** Where as many labels as `size`, the first with an underscore, are followed by the same; -1 where nowhere. */
function doubledAt(labels: readonly string[], size: number): number {
  return labels.findIndex(
    (label, i) =>
      /^_[a-z]/.test(label) &&
      i + 2 * size <= labels.length &&
      labels.slice(i, i + size).every((each, j) => each === labels[i + size + j]),
  );
}

/** Takes one of the two out of all owners of the name that are written, where its labels are plain and written there. */
function removal(
  zone: ZoneView,
  name: NameId,
  records: readonly RecordView[],
  at: number,
  size: number,
): readonly Fix[] {
  if (records.some((record) => record.generated) || zone.isDamaged(name)) return [];
  const edits = records.filter(writesOwner).map((record) => {
    const token = ownerToken(record);
    const parts = token?.text.replace(/\.$/, '').split('.') ?? [];
    if (token === undefined || token.text.includes('\\') || parts.length < at + size) return undefined;
    const rest = [...parts.slice(0, at), ...parts.slice(at + size)].join('.');
    return { place: token.place, text: `${rest === '' ? '@' : rest}${isAbsolute(token.text) ? '.' : ''}` };
  });
  const made = edits.filter((edit) => edit !== undefined);
  if (made.length === 0 || made.length < edits.length) return [];
  return [{ title: 'Remove one of the two', edits: made }];
}
