import { ARC_FINDINGS } from './arc.ts';
import { AUTHRES_FINDINGS } from './authres.ts';
import { CONTENT_FINDINGS } from './content.ts';
import { DKIM_FINDINGS } from './dkim.ts';
import { DSN_FINDINGS } from './dsn.ts';
import { HEADER_FINDINGS } from './header.ts';
import { LIST_FINDINGS } from './list.ts';
import { READING_FINDINGS } from './reading.ts';
import { RECEIVED_FINDINGS } from './received.ts';

/** Everything that a finding about a message can be, for the documentation. */
export const MESSAGE_FINDINGS = [
  ...READING_FINDINGS,
  ...HEADER_FINDINGS,
  ...RECEIVED_FINDINGS,
  ...AUTHRES_FINDINGS,
  ...DKIM_FINDINGS,
  ...ARC_FINDINGS,
  ...DSN_FINDINGS,
  ...LIST_FINDINGS,
  ...CONTENT_FINDINGS,
];

/** The groups of findings: what stands before `/` in their ids. */
export const MESSAGE_GROUPS = [...new Set(MESSAGE_FINDINGS.map(({ id }) => id.slice(0, id.indexOf('/'))))];

export type MessageFindingInfo = (typeof MESSAGE_FINDINGS)[number];

const byId: ReadonlyMap<string, MessageFindingInfo> = new Map(
  MESSAGE_FINDINGS.map((each) => [each.id, each]),
);

/** What a finding is about, by its id; `undefined` where there is none of that id. */
export function messageFindingById(id: string): MessageFindingInfo | undefined {
  return byId.get(id);
}

/** What a finding is called within the page of all findings. */
export function messageFindingAnchor(id: string): string {
  return id.replace('/', '-');
}

/** The address of what is documented of a finding. */
export function messageFindingUrl(id: string): string {
  return `https://github.com/hostmaster/hostmaster/blob/main/docs/MESSAGE-FINDINGS.md#${messageFindingAnchor(id)}`;
}
