import type { DmarcRecord } from '../../mail/dmarc/dmarcRecord.ts';
import type { ReportUri } from '../../mail/dmarc/reportUri.ts';
import { reportUrisOf } from './reportUris.ts';

/** An address for reports that mail can be sent to. */
export type Receiver = ReportUri & { readonly domain: string };

/**
 * The domain that a policy is for, and the addresses that reports on it go to. None where the record stands elsewhere than
 * where receivers look for it: an alias may lead there from any domain.
 */
export function receiversOf(record: DmarcRecord): {
  readonly domain: string | undefined;
  readonly uris: readonly Receiver[];
} {
  const domain = record.role === 'policy' ? /^_dmarc\.([^*]+)$/.exec(record.owner ?? '')?.[1] : undefined;
  const uris = reportUrisOf(record).filter((uri): uri is Receiver => uri.domain !== undefined);
  return { domain, uris };
}
