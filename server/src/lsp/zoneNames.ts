import type { Connection } from 'vscode-languageserver';
import { type ZoneName, zoneNameOf } from '../engine/origin/zoneName.ts';
import { type ZoneInfoParams, zoneInfo } from '../protocol.ts';
import type { OpenZone } from './openZone.ts';
import type { OpenZones } from './openZones.ts';

/** What the zone of a document is called: of an included file, the zone that includes it. */
function infoOf(zones: OpenZones, zone: OpenZone): ZoneInfoParams {
  const [judge = zone] = zones.judgesOf(zone);
  const { name, source, from }: ZoneName = zoneNameOf(judge.checked.zone, judge.setup.origin);
  if (judge !== zone) return { uri: zone.uri, name, source: 'include', from: judge.uri };
  const file = source === 'configuration' ? judge.setup.configUri : from;
  return { uri: zone.uri, name, source, ...(file === undefined ? {} : { from: file }) };
}

/** A function that tells the client the names of documents' zones, as far as it does not know them. */
export function createNameTeller(
  connection: Connection,
  zones: OpenZones,
): (documents: Iterable<string>) => Promise<void> {
  const told = new WeakMap<OpenZone, string>();
  return async (documents) => {
    for (const key of documents) {
      const zone = zones.get(key);
      if (zone === undefined || zone.work !== undefined) continue;
      const info = infoOf(zones, zone);
      const text = JSON.stringify(info);
      if (told.get(zone) === text) continue;
      told.set(zone, text);
      await connection.sendNotification(zoneInfo, info);
    }
  };
}
