import type { MessageReport } from '../messageReport.ts';
import { otherFindings } from './allFindings.ts';
import { listSection, type Section } from './blocks.ts';
import { bounceSection } from './bounceSection.ts';
import { checksSection } from './checksSection.ts';
import { claimsSections } from './claimsSections.ts';
import { bulkSection, headersSection, lookupsSection, vendorSection } from './detailSections.ts';
import { hopsSection } from './hopsSection.ts';
import { findingItems } from './results.ts';
import { verdictSections } from './verdictSections.ts';

export interface SectionOptions {
  /** All header fields as well, each explained, and requirements of which nothing is known. */
  readonly isFull?: boolean;
}

/** A report as sections, the most important first: verdict, reasons, advice, then what they rest on. */
export function sectionsOf(report: MessageReport, { isFull = false }: SectionOptions = {}): Section[] {
  return [
    ...verdictSections(report),
    ...bounceSection(report),
    ...checksSection(report),
    ...claimsSections(report),
    ...hopsSection(report),
    ...listSection('Findings', findingItems(otherFindings(report))),
    ...vendorSection(report),
    ...bulkSection(report, isFull),
    ...lookupsSection(report),
    ...(isFull ? headersSection(report) : []),
  ];
}
