// What reads and sums up reports: a bundle of its own, which the command line and the server's thread share.

import { createOverview } from '../../engine/reports/overview/createOverview.ts';
import { readReports } from '../../engine/reports/readReports.ts';
import { summarizeReports } from '../../engine/reports/summary/summarizeReports.ts';

export { createOverview, readReports, summarizeReports };
