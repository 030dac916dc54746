import { type CancellationToken, type Hover, MarkupKind } from 'vscode-languageserver';
import type { HashName } from '../../engine/dnssec/crypto.ts';
import { type Cursor, cursorAt } from '../../engine/editing/entryAt.ts';
import { hoverAt } from '../../engine/editing/hover/hover.ts';
import type { HoverSources } from '../../engine/editing/hover/hoverContext.ts';
import { isWantedZone } from '../../engine/editing/hover/otherZones.ts';
import { plainText } from '../../engine/editing/hover/plainText.ts';
import type { Zone } from '../../engine/zone/zone.ts';
import { findingsOf } from '../findings.ts';
import { mailHover } from '../mail/mailPlaces.ts';
import { messageHover } from '../messages/messageFeatures.ts';
import { isUnread } from '../openZone.ts';
import { type DocumentZone, type Feature, type FeatureParts, zoneOf } from './feature.ts';

/** Hover: what stands at a position, explained, and the rules of what is found there. */
export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  serve(parts) {
    const { connection, guard, client } = parts;
    const readsMarkdown = client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true;
    connection.onHover(
      guard('explaining a place', null, async ({ textDocument: { uri }, position }, token) => {
        const document = parts.mail.get(uri);
        if (document !== undefined) return mailHover(document, position, readsMarkdown);
        const message = parts.messages.get(uri);
        if (message !== undefined) return messageHover(message, position, readsMarkdown, token);
        const found = await zoneOf(parts, uri, token);
        if (found === undefined) return null;
        const { zone, reading } = found;
        const others = await otherZones(parts, found, cursorAt(zone, reading, position), token);
        if (token.isCancellationRequested) return null;
        const sources = sourcesOf(parts, found, others);
        const made = await withHashes((crypto) => hoverAt(zone, reading, position, { ...sources, crypto }));
        if (made === undefined) return null;
        const { text, start, end } = made;
        return {
          contents: readsMarkdown
            ? { kind: MarkupKind.Markdown, value: text }
            : { kind: MarkupKind.PlainText, value: plainText(text) },
          range: { start, end },
        } satisfies Hover;
      }),
    );
  },
};

function sourcesOf(
  { zones }: FeatureParts,
  { document, judge, zone }: DocumentZone,
  others: readonly Zone[],
): HoverSources {
  const { origin, configUri, config } = judge.setup;
  return {
    origin: origin.source === 'configuration' && configUri ? { ...origin, from: configUri } : origin,
    others: others.filter((other) => other !== zone),
    findings: isUnread(judge) ? [] : findingsOf(zones, document, config.maxFindings).findings,
    addressOf: ({ uri, start }) => `${zones.get(uri)?.uri ?? uri}#L${start.line + 1},${start.character + 1}`,
    spf: judge.checked.lookups.spf,
    now: Date.now(),
  };
}

/** The zones that records are looked up in: of the workspace where the entry leads to others, else what is open. */
async function otherZones(
  { zones, workspace }: FeatureParts,
  { zone }: DocumentZone,
  { entry }: Cursor,
  token: CancellationToken,
): Promise<Zone[]> {
  const isWanted = isWantedZone(zone, entry);
  if (isWanted !== undefined) {
    const found: Zone[] = [];
    for await (const other of workspace.all(isWanted, () => !token.isCancellationRequested))
      found.push(other.zone);
    return found;
  }
  const open = [...zones.all()].filter((each) => !isUnread(each));
  return [...new Set(open.flatMap((each) => zones.judgesOf(each)))].map(({ checked }) => checked.zone);
}

const ALGORITHMS: Readonly<Record<HashName, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

/**
 * Makes something that needs hashes, which a host has only later: it is made once more when they are there.
 *
 * @param make must ask for the same hashes each time
 */
async function withHashes<T>(make: (crypto: HoverSources['crypto']) => T): Promise<T> {
  const asked: { readonly name: HashName; readonly octets: Uint8Array }[] = [];
  const first = make({
    hash(name, octets) {
      asked.push({ name, octets });
      return new Uint8Array(0);
    },
  });
  if (asked.length === 0) return first;
  const hashes = await Promise.all(
    asked.map(({ name, octets }) => crypto.subtle.digest(ALGORITHMS[name], new Uint8Array(octets))),
  );
  let next = 0;
  return make({ hash: () => new Uint8Array(hashes[next++] ?? new ArrayBuffer(0)) });
}
