import type { DmarcRecord } from '../../mail/dmarc/dmarcRecord.ts';
import type { ReportUri, UriProblem } from '../../mail/dmarc/reportUri.ts';
import type { NoTag } from '../../mail/tags/tagList.ts';

/** The URIs of `rua` and `ruf`; none where a semicolon is missing behind them, which is dmarc/separator's finding. */
export function reportUrisOf(record: DmarcRecord): readonly ReportUri[] {
  if (record.role === 'unrelated' || !record.isDmarc) return [];
  const spoiled = new Set(record.strayTags.map(({ within }) => within.name));
  return [...(spoiled.has('rua') ? [] : record.rua), ...(spoiled.has('ruf') ? [] : record.ruf)];
}

/** Those with one kind of problem. */
export function urisWith(record: DmarcRecord, problem: UriProblem): readonly ReportUri[] {
  return reportUrisOf(record).filter((uri) => uri.problem === problem);
}

/** Whether what stands between two semicolons is an address for reports: a comma belongs where the first of them is. */
export function isLostUri({ text }: NoTag): boolean {
  return /^(?:mailto:|https?:|[^\s=:]+@)/i.test(text);
}
