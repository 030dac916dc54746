import type { CodeLens } from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { serialChoices } from '../../engine/editing/serial.ts';
import { bumpText, serialText, zoneSerial } from '../../engine/editing/zoneSerial.ts';
import { SET_SERIAL } from './bumpSerial.ts';
import { type Feature, zoneOf } from './feature.ts';

/** What stands above a SOA record: what its serial number says, and the numbers that may follow it. */
export const codeLens: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: false } }),
  serve(parts) {
    const { connection, guard } = parts;
    connection.onCodeLens(
      guard('looking at the serial number', null, async ({ textDocument: { uri } }, token) => {
        const found = await zoneOf(parts, uri, token);
        const known = found && zoneSerial(found.zone);
        if (known === undefined || known.record.block.uri !== found?.document.key) return null;
        const { serial } = known;
        const { start, end } = fileRange(known.record);
        const now = Date.now();
        const lensOf = (title: string, next: number): CodeLens => ({
          range: { start, end },
          command: { title, command: SET_SERIAL, arguments: [uri, serial, next] },
        });
        const choices = serialChoices(serial, now);
        const [only] = choices;
        const text = serialText(serial, now);
        if (only !== undefined && choices.length === 1) {
          return [lensOf(`${text} · ${bumpText(only, serial, now)}`, only.serial)];
        }
        const said = { range: { start, end }, command: { title: text, command: '' } };
        return [said, ...choices.map((choice) => lensOf(bumpText(choice, serial, now), choice.serial))];
      }),
    );
  },
};
