/** The pages on which large receivers say what they require of bulk senders. */
export const SOURCES = {
  google: 'https://support.google.com/a/answer/81126',
  yahoo: 'https://senders.yahooinc.com/best-practices/',
  microsoft:
    'https://techcommunity.microsoft.com/blog/microsoftdefenderforoffice365blog/strengthening-email-ecosystem-outlook%E2%80%99s-new-requirements-for-high%E2%80%90volume-senders/4399730',
} as const;

export const ALL = ['Google', 'Yahoo', 'Microsoft'] as const;
export const TWO = ['Google', 'Yahoo'] as const;
