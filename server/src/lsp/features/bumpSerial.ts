import { MessageType, RequestType, ShowMessageNotification, ShowMessageRequest } from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { type NextSerial, serialChoices } from '../../engine/editing/serial.ts';
import {
  bumpText,
  serialEdits,
  serialText,
  type ZoneSerial,
  zoneSerial,
} from '../../engine/editing/zoneSerial.ts';
import {
  type SerialChoicesParams,
  type SerialChoicesResult,
  type SetSerialParams,
  type SetSerialResult,
  serialChoices as serialChoicesRequest,
  setSerial as setSerialRequest,
} from '../../protocol.ts';
import { isUnread } from '../openZone.ts';
import { toWorkspaceEdit } from '../workspaceEdit.ts';
import type { Feature, FeatureParts, RunCommand } from './feature.ts';

/**
 * The command that sets a zone's serial number. Its arguments: the URI of one of the zone's files; the number that it has,
 * and the one that it is to have. Without these two the next number is taken, or the user is asked which.
 */
export const SET_SERIAL = 'hostmaster.setSerial';

const setSerial: RunCommand = async (parts, [uri, from, to]) => {
  if (typeof uri !== 'string') return;
  const problem =
    typeof from === 'number' && typeof to === 'number'
      ? await apply(parts, uri, from, to)
      : await bump(parts, uri);
  if (problem === undefined) return;
  await parts.connection.sendNotification(ShowMessageNotification.type, {
    type: MessageType.Warning,
    message: problem,
  });
};

/** Raises serial numbers: by the command above, and by the requests that an editor asks its user with. */
export const bumpSerial: Feature = {
  capabilities: () => ({}),
  commands: { [SET_SERIAL]: setSerial },
  serve(parts) {
    const { connection, guard } = parts;
    connection.onRequest(
      new RequestType<SerialChoicesParams, SerialChoicesResult, void>(serialChoicesRequest),
      guard<[SerialChoicesParams], SerialChoicesResult>(
        'looking at the serial number',
        FAULT,
        async ({ uri }) => {
          const found = await find(parts, uri);
          if (typeof found === 'string') return { problem: found };
          const { serial } = found;
          const now = Date.now();
          const choices = serialChoices(serial, now).map((choice) => ({
            serial: choice.serial,
            text: bumpText(choice, serial, now),
            ...(choice.note === undefined ? {} : { note: choice.note }),
          }));
          return { serial, text: serialText(serial, now), choices };
        },
      ),
    );
    connection.onRequest(
      new RequestType<SetSerialParams, SetSerialResult, void>(setSerialRequest),
      guard<[SetSerialParams], SetSerialResult>(
        'raising the serial number',
        FAULT,
        async ({ uri, from, to }) => {
          const problem = await apply(parts, uri, from, to);
          return problem === undefined ? {} : { problem };
        },
      ),
    );
  },
};

const FAULT = { problem: 'The serial number could not be raised: the output of Hostmaster says more.' };

/** The serial number of the zone that a document belongs to, or why there is none. */
async function find({ zones }: FeatureParts, uri: string): Promise<ZoneSerial | string> {
  const document = zones.get(uri);
  if (document === undefined) return 'The zone file is not open.';
  while (isUnread(document)) await document.ready;
  const [judge = document] = zones.judgesOf(document);
  while (isUnread(judge)) await judge.ready;
  return zoneSerial(judge.checked.zone) ?? 'The file has no SOA record whose serial number can be read.';
}

/** Sets the number; why it was not, if it was not. */
async function apply(
  parts: FeatureParts,
  uri: string,
  from: number,
  to: number,
): Promise<string | undefined> {
  const found = await find(parts, uri);
  if (typeof found === 'string') return found;
  if (found.serial !== from) {
    return `The serial number has changed meanwhile: it is ${found.serial} now, not ${from}.`;
  }
  const edits = serialEdits(found, to).map(({ place, text }) => ({ ...fileRange(place), text }));
  const title = `Raise the serial number to ${to}`;
  const edit = toWorkspaceEdit([{ title, edits }], parts.zones, parts.abilities.versionedEdits);
  const { applied } = await parts.connection.workspace.applyEdit({ label: title, edit });
  return applied ? undefined : 'The editor did not change the serial number.';
}

/** Takes the next number, or asks which. */
async function bump(parts: FeatureParts, uri: string): Promise<string | undefined> {
  const found = await find(parts, uri);
  if (typeof found === 'string') return found;
  const { serial } = found;
  const next = await choose(parts, serial);
  return next === undefined ? undefined : apply(parts, uri, serial, next.serial);
}

async function choose({ connection }: FeatureParts, serial: number): Promise<NextSerial | undefined> {
  const now = Date.now();
  const choices = serialChoices(serial, now);
  if (choices.length === 1) return choices[0];
  const chosen = await connection.sendRequest(ShowMessageRequest.type, {
    type: MessageType.Info,
    message: `${serialText(serial, now)}: how are the serial numbers of this zone counted?`,
    actions: choices.map((choice) => ({ title: bumpText(choice, serial, now) })),
  });
  return choices.find((choice) => bumpText(choice, serial, now) === chosen?.title);
}
