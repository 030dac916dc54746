/** What became of a name that services told their customers to include. */
export interface RetiredInclude {
  readonly service: string;
  /** What is included today; none where the service no longer asks for an include. */
  readonly instead?: string;
}

/** By name, in lower case. */
export const RETIRED_INCLUDES: ReadonlyMap<string, RetiredInclude> = new Map<string, RetiredInclude>([
  ['aspmx.googlemail.com', { service: 'Google Workspace', instead: '_spf.google.com' }],
  ['outlook.com', { service: 'Microsoft 365', instead: 'spf.protection.outlook.com' }],
  ['spf.messaging.microsoft.com', { service: 'Microsoft 365', instead: 'spf.protection.outlook.com' }],
  ['support.zendesk.com', { service: 'Zendesk', instead: 'mail.zendesk.com' }],
  ['smtp.zendesk.com', { service: 'Zendesk', instead: 'mail.zendesk.com' }],
  ['servers.mcsv.net', { service: 'Mailchimp' }],
  ['spf.mandrillapp.com', { service: 'Mailchimp Transactional' }],
  ['spf.mtasv.net', { service: 'Postmark' }],
]);
