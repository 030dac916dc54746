import { languages, type QuickPickItem, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type SerialChoicesParams,
  type SerialChoicesResult,
  type SetSerialParams,
  type SetSerialResult,
  serialChoices,
  setSerial,
} from '../../server/src/protocol.ts';
import { zoneDocuments } from './documents.ts';

/** Raises the serial number of the zone in the active editor; asks for the form where the number does not tell it. */
export async function bumpSerial(client: LanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined || languages.match(zoneDocuments, document) === 0) {
    await window.showInformationMessage('Open the zone file whose serial number is to be raised.');
    return;
  }
  const uri = document.uri.toString();
  const asked: SerialChoicesParams = { uri };
  const found: SerialChoicesResult = await client.sendRequest(serialChoices, asked);
  if ('problem' in found) {
    await window.showWarningMessage(found.problem);
    return;
  }
  const to = await choose(found.text, found.choices);
  if (to === undefined) return;
  const params: SetSerialParams = { uri, from: found.serial, to };
  const result: SetSerialResult = await client.sendRequest(setSerial, params);
  if (result.problem !== undefined) await window.showWarningMessage(result.problem);
}

type Choices = Extract<SerialChoicesResult, { choices: unknown }>['choices'];

async function choose(text: string, choices: Choices): Promise<number | undefined> {
  const [only] = choices;
  if (choices.length === 1 && only !== undefined) return only.serial;
  const items = choices.map((choice): QuickPickItem & { serial: number } => ({
    label: choice.text,
    serial: choice.serial,
    ...(choice.note === undefined ? {} : { detail: choice.note }),
  }));
  const chosen = await window.showQuickPick(items, { title: `${text}: which number is to follow?` });
  return chosen?.serial;
}
