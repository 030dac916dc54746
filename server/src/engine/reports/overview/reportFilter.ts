/** What of many reports is looked at. Empty texts leave nothing out. */
export interface ReportFilter {
  /** A domain whose policy was applied. */
  readonly domain: string;
  /** Part of an address, or of the name or a domain of a source. */
  readonly source: string;
  /** The first and the last day, as in `2026-11-24`. */
  readonly from: string;
  readonly to: string;
  /** Only what failed. */
  readonly onlyFailing: boolean;
}

export const NO_FILTER: ReportFilter = { domain: '', source: '', from: '', to: '', onlyFailing: false };

/** Whether a day is in the period; what has no day is in no period but that of all days. */
export function isDayIn(day: string | null | undefined, { from, to }: ReportFilter): boolean {
  if (from === '' && to === '') return true;
  return day != null && day >= from && (to === '' || day <= to);
}

/** Whether a domain is the one that is looked at. */
export function isDomainIn(domain: string, filter: ReportFilter): boolean {
  return filter.domain === '' || filter.domain === domain;
}

/** Whether one of the texts that tell of a source has what is looked for. */
export function isSourceIn(texts: Iterable<string | null>, { source }: ReportFilter): boolean {
  const sought = source.trim().toLowerCase();
  if (sought === '') return true;
  for (const text of texts) if (text?.toLowerCase().includes(sought)) return true;
  return false;
}
