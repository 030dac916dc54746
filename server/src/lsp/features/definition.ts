import type { DefinitionLink, Location, Range } from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import type { FileRange } from '../../engine/publish.ts';
import { contentModified } from '../acrossZones.ts';
import { definitionsOf, type NameDefinition } from '../definitions.ts';
import { messageDefinitions } from '../messages/messageFeatures.ts';
import { type NamePosition, nameAt } from '../nameAt.ts';
import type { Feature } from './feature.ts';

const FILE_START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** From a name to its records, and from an $INCLUDE to the file. */
export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  serve(parts) {
    const { connection, client, guard, zones } = parts;
    const takesLinks = client.textDocument?.definition?.linkSupport === true;
    const uriOf = (key: string) => zones.get(key)?.uri ?? key;
    connection.onDefinition(
      guard('looking for a definition', null, async ({ textDocument: { uri }, position }, token) => {
        const message = parts.messages.get(uri);
        if (message !== undefined) return messageDefinitions(message, position, takesLinks, token);
        const found = await nameAt(parts, uri, position, token);
        if (found === undefined) return null;
        const file = includedFile(found);
        if (file !== undefined)
          return answer(file.origin, [{ uri: uriOf(file.uri), name: FILE_START, record: FILE_START }]);
        const { mention } = found;
        if (mention === undefined) return null;
        const definitions = await definitionsOf(parts, found, mention.name, token);
        if (definitions === undefined) return contentModified<void>();
        const { start, end } = mention;
        return answer(rangeOf(fileRange({ block: mention.entry.block, start, end })), definitions);
      }),
    );

    function answer(origin: Range, definitions: readonly NameDefinition[]): DefinitionLink[] | Location[] {
      if (!takesLinks) return definitions.map(({ uri, name }) => ({ uri, range: name }));
      return definitions.map(({ uri, name, record }) => ({
        originSelectionRange: origin,
        targetUri: uri,
        targetRange: record,
        targetSelectionRange: name,
      }));
    }
  },
};

/** The file that the cursor's $INCLUDE leads to. */
export function includedFile({ cursor, reading }: NamePosition): { uri: string; origin: Range } | undefined {
  const { entry, part } = cursor;
  const { block } = entry;
  if (entry.directive !== '$INCLUDE' || part === undefined || part !== entry.parts[1]) return undefined;
  const included = reading.includes.get(block);
  return (
    included && { uri: included.uri, origin: rangeOf(fileRange({ block, start: part.start, end: part.end })) }
  );
}

function rangeOf({ start, end }: FileRange): Range {
  return { start, end };
}
