import { shown } from '../../records/rdataInput.ts';
import { fixAt, type RecordRule } from '../rule.ts';
import { ODD_CAA } from '../signs.ts';
import { CAA, readCaaProperty } from '../support/caaProperty.ts';
import { fieldPlace, fieldToken } from '../support/rdataField.ts';

const URL = /^(?:mailto:[^\s@]+@[^\s@]+|https?:\/\/[^\s/?#]+\S*)$/i;
const ADDRESS = /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/;

/** Octets of a URL that are looked at, and of a mail address (RFC 5321 §4.5.3.1). */
const LONGEST = 2048;
const MAX_ADDRESS = 320;

export const caaIodef: RecordRule = {
  id: 'zone/caa-iodef',
  scope: 'record',
  severity: 'warning',
  summary: 'CAA iodef that is not a mailto:, http: or https: URL',
  why: 'Certification authorities send reports of refused requests to the URL in `iodef`. An address without `mailto:` is no URL: no report arrives.',
  references: ['RFC 8659 §4.4'],
  fixable: true,
  types: [CAA],
  needs: ODD_CAA,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ CAA 0 issue ";"
@ CAA 0 iodef "security@example.com"
;             ^^^^^^^^^^^^^^^^^^^^^^ warning: zone/caa-iodef
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ CAA 0 issue ";"
@ CAA 0 iodef "mailto:security@example.com"
@ CAA 0 iodef "https://iodef.example.com/"
`,
    },
  ],
  check(record, _zone, report) {
    const property = readCaaProperty(record);
    if (property === undefined || property.tag !== 'iodef' || URL.test(property.value.slice(0, LONGEST)))
      return;
    const token = fieldToken(record, 2);
    const isAddress = property.value.length <= MAX_ADDRESS && ADDRESS.test(property.value);
    report({
      message: `CAA iodef ${shown(property.value)} is not a URL that certification authorities can report to. Write ${isAddress ? `mailto:${property.value}` : 'a URL with mailto:, http: or https:, such as mailto:security@example.com'}.`,
      place: fieldPlace(record, 2),
      ...(isAddress && token
        ? { fixes: [fixAt('Insert mailto:', token.place, `"mailto:${token.text}"`)] }
        : {}),
    });
  },
};
