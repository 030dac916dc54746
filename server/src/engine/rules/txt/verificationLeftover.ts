import type { RecordView } from '../recordView.ts';
import type { NameRule } from '../rule.ts';
import { SEVERAL } from '../signs.ts';
import { TXT, textStrings } from '../support/textStrings.ts';

/** `google-site-verification=…`, `MS=ms…` and their like: who asked for the proof, and the proof. */
const TOKEN = /^(_?[a-z0-9][a-z0-9_.-]*(?:verification|verify)[a-z0-9_-]*|MS(?==ms\d)|docusign) *[=:] *\S+$/i;

/** Tokens are short; longer texts are policies and keys. */
const LONGEST = 255;

export const verificationLeftover: NameRule = {
  id: 'txt/verification-leftover',
  scope: 'name',
  severity: 'hint',
  summary: 'Several verification tokens of one vendor',
  why: 'A token proves to one account of a vendor that it controls the domain. Several are right where several accounts use it; often they are left from people and trials long gone, who can then still act for the domain there. They also make the answer to every TXT query longer.',
  references: ['draft-ietf-dnsop-domain-verification-techniques'],
  fixable: false,
  types: [TXT],
  needs: SEVERAL,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "google-site-verification=rXOxyZounnZasA8Z7oaD3c14JdjS9aKSWvsR1EbUSIQ"
@ TXT "google-site-verification=bw2Dz9a1nZasA8Z7oaD3c14JdjS9aKSWvsR1EbUSIQ"
; ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: txt/verification-leftover
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "google-site-verification=rXOxyZounnZasA8Z7oaD3c14JdjS9aKSWvsR1EbUSIQ"
@ TXT "MS=ms12345678"
`,
    },
  ],
  check(name, zone, report) {
    const records = zone.recordsAt(name, TXT);
    if (records.length < 2) return;
    const byVendor = new Map<string, Map<string, RecordView>>();
    for (const record of records) {
      const text = textStrings(record).join('');
      const vendor = text.length > LONGEST ? undefined : TOKEN.exec(text)?.[1]?.toLowerCase();
      if (vendor === undefined) continue;
      byVendor.set(vendor, (byVendor.get(vendor) ?? new Map<string, RecordView>()).set(text, record));
    }
    for (const [vendor, tokens] of byVendor) {
      const others = [...tokens.values()];
      const last = others.pop();
      if (last === undefined || others.length === 0) continue;
      report({
        message: `${zone.text(name)} has ${tokens.size} tokens of ${vendor === 'ms' ? 'MS (Microsoft)' : vendor}: each gives an account of that vendor control over the domain. Remove those that no account needs any more.`,
        place: last.typePlace,
        related: others.map((other) => ({ message: 'Another token', place: other.place })),
      });
    }
  },
};
