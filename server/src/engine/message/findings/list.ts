/** What a finding about lists and bulk mail can be: documented, and referred to by the code. */
export const LIST = {
  precedence: {
    id: 'list/precedence',
    severity: 'hint',
    summary: 'Precedence has a value that no program knows.',
    why: 'The field is custom, not standard: "bulk", "list" and "junk" keep automatic replies away. Other values do nothing.',
    references: ['RFC 2076', 'RFC 3834 §5'],
  },
  unsubscribeMissing: {
    id: 'list/unsubscribe-missing',
    severity: 'info',
    summary: 'A message that calls itself bulk mail has no List-Unsubscribe.',
    why: 'Who cannot get off a list with one click reports its messages as spam, which harms all mail of the sender. Large receivers require the field of bulk senders.',
    references: ['RFC 2369 §3.2', 'RFC 8058 §3.1'],
  },
  unsubscribe: {
    id: 'list/unsubscribe',
    severity: 'warning',
    summary: 'List-Unsubscribe has no address that programs can use.',
    why: 'Mail programs then show no button to unsubscribe.',
    references: ['RFC 2369 §2', 'RFC 2369 §3.2'],
  },
  oneClickMissing: {
    id: 'list/one-click-missing',
    severity: 'info',
    summary: 'Getting off the list takes more than one click.',
    why: 'Google and Yahoo require of bulk senders that one click is enough for marketing mail: an https address in List-Unsubscribe, and List-Unsubscribe-Post.',
    references: ['RFC 8058 §3.1'],
  },
  oneClick: {
    id: 'list/one-click',
    severity: 'warning',
    summary: 'What one click needs is there in part, or wrong.',
    why: 'Mail programs then do not offer it, though the sender means to.',
    references: ['RFC 8058 §3.1'],
  },
  unsigned: {
    id: 'list/one-click-unsigned',
    severity: 'warning',
    summary: 'The fields for one click are not signed.',
    why: 'Anybody on the way could put in another address. Mail programs therefore offer one click only where one DKIM signature covers both fields.',
    references: ['RFC 8058 §4'],
  },
} as const;

export const LIST_FINDINGS = Object.values(LIST);
