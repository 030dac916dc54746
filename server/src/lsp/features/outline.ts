import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { type OutlineKind, type OutlineNode, outlineOf } from '../../engine/editing/outline.ts';
import { contentModified, workIn } from '../acrossZones.ts';
import { messageSymbols } from '../messages/messageFeatures.ts';
import { type Feature, zoneOf } from './feature.ts';

const KINDS: Readonly<Record<OutlineKind, SymbolKind>> = {
  zone: SymbolKind.Namespace,
  owner: SymbolKind.Class,
  rrset: SymbolKind.Field,
  range: SymbolKind.Package,
  include: SymbolKind.File,
  generate: SymbolKind.Array,
};

/** The outline of a zone file: owners, and their RRsets. */
export const outline: Feature = {
  capabilities: () => ({ documentSymbolProvider: { label: 'Zone' } }),
  serve(parts) {
    const { connection, client, guard } = parts;
    const isTree = client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
    connection.onDocumentSymbol(
      guard('making an outline', null, async ({ textDocument: { uri } }, token) => {
        const message = parts.messages.get(uri);
        if (message !== undefined) return messageSymbols(message, isTree, token);
        const found = await zoneOf(parts, uri, token);
        if (found === undefined) return null;
        const { zone, reading, judge } = found;
        let nodes: OutlineNode[] = [];
        const steps = (function* () {
          nodes = yield* outlineOf(zone, reading);
        })();
        if (!(await workIn(parts, judge.key, token, steps))) return contentModified<void>();
        return isTree ? nodes.map(toSymbol) : nodes.map((node) => toInformation(node, uri));
      }),
    );
  },
};

function toSymbol({ name, detail, kind, start, end, selection, children }: OutlineNode): DocumentSymbol {
  return {
    name,
    detail,
    kind: KINDS[kind],
    range: { start, end },
    selectionRange: selection,
    ...(children.length > 0 ? { children: children.map(toSymbol) } : {}),
  };
}

function toInformation({ name, kind, selection: range }: OutlineNode, uri: string): SymbolInformation {
  return { name, kind: KINDS[kind], location: { uri, range } };
}
