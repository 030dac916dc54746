import { fixAt, type RecordRule } from '../rule.ts';
import { CAA, readCaaProperty } from '../support/caaProperty.ts';
import { fieldPlace, fieldToken } from '../support/rdataField.ts';

const URL = /^(?:mailto:[^\s@]+@[^\s@]+|https?:\/\/[^\s/?#]+\S*)$/i;
const ADDRESS = /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/;

export const caaIodef: RecordRule = {
  id: 'zone/caa-iodef',
  scope: 'record',
  severity: 'warning',
  summary: 'CAA iodef that is not a mailto:, http: or https: URL',
  why: 'Certification authorities send reports of refused requests to the URL in `iodef`. An address without `mailto:` is no URL: no report arrives.',
  references: ['RFC 8659 §4.4'],
  fixable: true,
  types: [CAA],
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
    if (property === undefined || property.tag !== 'iodef' || URL.test(property.value)) return;
    const token = fieldToken(record, 2);
    const isAddress = ADDRESS.test(property.value);
    report({
      message: `CAA iodef "${property.value}" is not a URL that certification authorities can report to. Write ${isAddress ? `mailto:${property.value}` : 'a URL with mailto:, http: or https:, such as mailto:security@example.com'}.`,
      place: fieldPlace(record, 2),
      ...(isAddress && token
        ? { fixes: [fixAt('Insert mailto:', token.place, `"mailto:${token.text}"`)] }
        : {}),
    });
  },
};
