import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOverview } from '../../server/src/engine/reports/overview/createOverview.ts';
import type { ReportOverview } from '../../server/src/engine/reports/overview/reportOverview.ts';
import { readReports } from '../../server/src/engine/reports/readReports.ts';

/** What the reports in texts say together; each text stands for a file. */
export function overviewOf(...texts: readonly string[]): ReportOverview {
  const builder = createOverview();
  for (const [i, text] of texts.entries())
    builder.add(readReports(new TextEncoder().encode(text), `file${i}`));
  return builder.overview();
}

/** What the reports in a folder say together. */
export function overviewOfFolder(folder: string): ReportOverview {
  const builder = createOverview();
  for (const name of readdirSync(folder).sort())
    builder.add(readReports(readFileSync(join(folder, name)), name));
  return builder.overview();
}
