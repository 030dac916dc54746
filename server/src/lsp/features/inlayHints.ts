import { inlayHints as hintsIn } from '../../engine/editing/inlayHints.ts';
import { type Feature, zoneOf } from './feature.ts';

/** Inlay hints: names in full, time spans in words, dates of serial numbers, as far as the settings want them. */
export const inlayHints: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  serve(parts) {
    const { connection, guard } = parts;
    connection.languages.inlayHint.on(
      guard('showing hints', [], async ({ textDocument: { uri }, range: { start, end } }, token) => {
        const found = await zoneOf(parts, uri, token);
        if (found === undefined) return [];
        const { zone, reading, document } = found;
        const { config } = document.setup;
        const hints = hintsIn(
          zone,
          reading,
          { from: start.line, to: end.line },
          {
            names: config['inlayHints.names'],
            ttl: config['inlayHints.ttl'],
            serial: config['inlayHints.serial'],
            now: Date.now(),
          },
        );
        return hints.map(({ at, label, continues }) => ({
          position: at,
          label,
          ...(continues ? {} : { paddingLeft: true }),
        }));
      }),
    );
  },
};
