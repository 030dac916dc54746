import { RequestType } from 'vscode-languageserver';
import { fileRange } from '../../engine/editing/fileRange.ts';
import { keyEntry } from '../../engine/mail/dkim/keyEntry.ts';
import { keyRecordText } from '../../engine/mail/dkim/keyRecord.ts';
import { readBase64 } from '../../engine/mail/dkim/readBase64.ts';
import { signingDomains } from '../../engine/mail/dkim/signingDomains.ts';
import { renumber } from '../../engine/zone/zone.ts';
import {
  type InsertDkimKeyParams,
  type InsertDkimKeyResult,
  insertDkimKey,
  type SigningDomainsParams,
  type SigningDomainsResult,
  signingDomains as signingDomainsRequest,
} from '../../protocol.ts';
import { isUnread, type OpenZone } from '../openZone.ts';
import { toWorkspaceEdit } from '../workspaceEdit.ts';
import type { Feature, FeatureParts } from './feature.ts';

/** Publishes DKIM keys: tells which domains there are, and puts a public key into a zone. It never sees a private key. */
export const dkimKeys: Feature = {
  capabilities: () => ({}),
  serve(parts) {
    const { connection, guard } = parts;
    connection.onRequest(
      new RequestType<SigningDomainsParams, SigningDomainsResult, void>(signingDomainsRequest),
      guard<[SigningDomainsParams], SigningDomainsResult>(
        'looking for domains that sign',
        { domains: [] },
        async ({ uri }) => ({ domains: await domainsFrom(parts, uri) }),
      ),
    );
    connection.onRequest(
      new RequestType<InsertDkimKeyParams, InsertDkimKeyResult, void>(insertDkimKey),
      guard<[InsertDkimKeyParams], InsertDkimKeyResult>(
        'publishing a DKIM key',
        { problem: 'The key could not be put into the zone: the output of Hostmaster says more.' },
        (params) => insert(parts, params),
      ),
    );
  },
};

/** The domains of a document's zone, then those of the other open zones, each once. */
async function domainsFrom(parts: FeatureParts, uri: string): Promise<SigningDomainsResult['domains']> {
  const judge = await zoneFor(parts, uri);
  const others = [...parts.zones.all()].filter(
    (other) => other !== judge && !isUnread(other) && parts.zones.judgesOf(other)[0] === other,
  );
  const known = new Set<string>();
  return [...(judge ? [judge] : []), ...others].flatMap((open) =>
    signingDomains(open.checked.zone)
      .filter(({ name }) => name !== '.' && !known.has(name) && known.add(name))
      .map((domain) => ({ uri: open.uri, ...domain })),
  );
}

/** The zone that a document belongs to, once it is read. */
async function zoneFor({ zones }: FeatureParts, uri: string): Promise<OpenZone | undefined> {
  const document = zones.get(uri);
  if (document === undefined) return undefined;
  while (isUnread(document)) await document.ready;
  const [judge = document] = zones.judgesOf(document);
  while (isUnread(judge)) await judge.ready;
  return judge;
}

async function insert(parts: FeatureParts, params: InsertDkimKeyParams): Promise<InsertDkimKeyResult> {
  const { domain, selector, publicKey } = params;
  const judge = await zoneFor(parts, params.uri);
  if (judge === undefined) return { problem: 'The zone file is not open.' };
  const text = keyRecordText(readBase64(publicKey).octets);
  if (text === undefined) return { problem: 'This is no public key of RSA or Ed25519.' };
  const { zone } = judge.checked;
  const made = keyEntry(zone, domain, selector, text);
  if (typeof made === 'string') return { problem: made };
  renumber(zone);
  const edit = { ...fileRange(made.edit.place), text: made.edit.text };
  const title = `Publish the DKIM key ${selector} of ${domain}`;
  const { applied } = await parts.connection.workspace.applyEdit({
    label: title,
    edit: toWorkspaceEdit([{ title, edits: [edit] }], parts.zones, parts.abilities.versionedEdits),
  });
  if (!applied) return { problem: 'The editor did not change the zone.' };
  const uri = parts.zones.get(edit.uri)?.uri ?? edit.uri;
  // Behind a last line without a line end, the record begins on the next one.
  const line = edit.start.line + (edit.text.startsWith('\n') ? 1 : 0);
  return { uri, text: edit.text, line, owner: made.owner };
}
