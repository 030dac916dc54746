import type { Features } from '../results.ts';
import { measureExplaining } from './explaining.ts';
import { measureFormatting } from './formatting.ts';
import { measureNavigation } from './navigation.ts';
import { measureSerial } from './serial.ts';
import { measureTyping } from './typing.ts';

/** How long an editor waits for what it asks of a large zone. */
export async function measureFeatures(records: number): Promise<Features> {
  const requests = [
    ...(await measureTyping(records)),
    ...(await measureExplaining(records)),
    ...(await measureNavigation(records)),
    ...(await measureFormatting(records)),
    ...(await measureSerial(records)),
  ];
  return { records, requests };
}
