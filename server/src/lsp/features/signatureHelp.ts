import { type InitializeParams, MarkupKind, type SignatureHelp } from 'vscode-languageserver';
import { linked } from '../../engine/editing/completion/documentation.ts';
import { type Signature, signatureAt } from '../../engine/editing/signature.ts';
import { type Feature, zoneOf } from './feature.ts';

/** Signature help: the fields of the record at the cursor, and which of them it is in. */
export const signatureHelp: Feature = {
  capabilities: () => ({
    signatureHelpProvider: { triggerCharacters: [' ', '\t'], retriggerCharacters: ['(', '"'] },
  }),
  serve(parts) {
    const { connection, guard, client } = parts;
    connection.onSignatureHelp(
      guard('showing the fields of a record', null, async ({ textDocument: { uri }, position }, token) => {
        const found = await zoneOf(parts, uri, token);
        const signature = found && signatureAt(found.zone, found.reading, position);
        return signature === undefined ? null : helpFor(signature, client);
      }),
    );
  },
};

function helpFor(
  { label, meaning, reference, parameters, active }: Signature,
  { textDocument }: InitializeParams['capabilities'],
): SignatureHelp {
  const abilities = textDocument?.signatureHelp?.signatureInformation;
  const hasOffsets = abilities?.parameterInformation?.labelOffsetSupport === true;
  const markdown = abilities?.documentationFormat?.includes(MarkupKind.Markdown) !== false;
  const kind = markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return {
    signatures: [
      {
        label,
        documentation: { kind, value: `${meaning}. ${markdown ? linked(reference) : reference}` },
        parameters: parameters.map(({ start, end, meaning: value }) => ({
          label: hasOffsets ? [start, end] : label.slice(start, end),
          documentation: { kind, value },
        })),
      },
    ],
    activeSignature: 0,
    activeParameter: active,
  };
}
