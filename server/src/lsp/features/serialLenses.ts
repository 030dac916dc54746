import type { CodeLens } from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { serialChoices } from '../../engine/editing/serial.ts';
import { bumpText, serialText, zoneSerial } from '../../engine/editing/zoneSerial.ts';
import { SET_SERIAL } from './bumpSerial.ts';
import type { DocumentZone } from './feature.ts';

/** What stands above a SOA record: what its serial number says, and the numbers that may follow it. */
export function serialLenses({ zone, document }: DocumentZone, uri: string): CodeLens[] {
  const known = zoneSerial(zone);
  if (known === undefined || known.record.block.uri !== document.key) return [];
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
}
