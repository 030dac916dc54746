import { type Feature, zoneOf } from './feature.ts';
import { serialLenses } from './serialLenses.ts';
import { mailSpfLenses, spfLenses } from './spfLenses.ts';

/** Lines above records: what a serial number says and may become, what an SPF record costs. */
export const codeLens: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: false } }),
  serve(parts) {
    const { connection, guard, abilities, mail } = parts;
    connection.onCodeLens(
      guard('explaining records', null, async ({ textDocument: { uri } }, token) => {
        const document = mail.get(uri);
        if (document !== undefined) return mailSpfLenses(document, uri, abilities.showsSpfTrees);
        const found = await zoneOf(parts, uri, token);
        if (found === undefined) return null;
        return [...serialLenses(found, uri), ...spfLenses(found, uri, abilities.showsSpfTrees)];
      }),
    );
  },
};
