import type { MessageReport } from '../messageReport.ts';
import { alignFields } from './alignFields.ts';
import { alignHops, transitOf } from './alignHops.ts';
import { compareResults } from './compareResults.ts';
import type { Comparison } from './comparison.ts';
import { whatDiffers } from './whatDiffers.ts';

/**
 * Two messages side by side, such as one that arrived and one that did not: results, ways, header fields. Takes time linear in
 * both but for a logarithm, whatever they hold.
 */
export function compareReports(left: MessageReport, right: MessageReport): Comparison {
  const results = compareResults(left, right);
  return {
    gist: whatDiffers(left, right, results),
    results,
    hops: alignHops(left.hops, right.hops),
    fields: alignFields(left.headers, right.headers),
    transit: { left: transitOf(left.hops), right: transitOf(right.hops) },
  };
}
