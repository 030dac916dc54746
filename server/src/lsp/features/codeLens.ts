import { type Feature, zoneOf } from './feature.ts';
import { serialLenses } from './serialLenses.ts';
import { spfLenses } from './spfLenses.ts';

/** Lines above records: what a serial number says and may become, what an SPF record costs. */
export const codeLens: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: false } }),
  serve(parts) {
    const { connection, guard, abilities } = parts;
    connection.onCodeLens(
      guard('explaining records', null, async ({ textDocument: { uri } }, token) => {
        const found = await zoneOf(parts, uri, token);
        if (found === undefined) return null;
        return [...serialLenses(found, uri), ...spfLenses(found, uri, abilities.showsSpfTrees)];
      }),
    );
  },
};
