import type { ShownMessage } from '../../client/webview/panelProtocol.ts';
import type { PlacedReport } from '../../server/src/engine/message/placedReport.ts';
import { analyseWithPlaces } from '../../server/src/node/messageAnalysis.ts';
import { memoryDns } from './memoryDns.ts';

export const NOW = Date.UTC(2026, 10, 24, 12);

/**
 * A message as a panel gets it.
 *
 * @param message one unit for each octet
 * @param zone what DNS says, as a zone file of the root; where it is left out, DNS is not asked
 */
export async function shownMessage(
  message: string,
  { zone, title = 'message.eml' }: { readonly zone?: string; readonly title?: string } = {},
): Promise<ShownMessage<PlacedReport>> {
  const dns = zone === undefined ? {} : { dns: memoryDns({ text: zone, origin: '.' }) };
  const analysis = await analyseWithPlaces(Buffer.from(message, 'latin1'), {
    now: NOW,
    ownHosts: [],
    ...dns,
  });
  return {
    title,
    analysis,
    at: NOW,
    lookups: { state: zone === undefined ? 'notAsked' : 'asked', resolvers: '192.0.2.53' },
    canReveal: true,
  };
}
