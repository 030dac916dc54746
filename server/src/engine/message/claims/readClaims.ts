import { AUTHRES } from '../findings/authres.ts';
import type { Message, MessageFinding } from '../message.ts';
import type { ClaimedResults, Hop } from '../messageReport.ts';
import { finding } from '../received/finding.ts';
import { type ReadClaims, readAuthResults } from './readAuthResults.ts';
import { readReceivedSpf } from './readReceivedSpf.ts';
import { boundaryOf, isOwn, isReceiver } from './trust.ts';

/** Real messages have some dozen of them; what is below these is not read. */
const MOST_FIELDS = 200;

const KINDS: Readonly<
  Record<string, { readonly kind: ClaimedResults['kind']; readonly read: (text: string) => ReadClaims }>
> = {
  'authentication-results': { kind: 'Authentication-Results', read: readAuthResults },
  'arc-authentication-results': { kind: 'ARC-Authentication-Results', read: readAuthResults },
  'received-spf': { kind: 'Received-SPF', read: readReceivedSpf },
};

/** What servers on the way say that they have checked, the newest first, and what is wrong with it. */
export interface Claims {
  readonly claims: readonly ClaimedResults[];
  readonly findings: readonly MessageFinding[];
}

/**
 * Reads all fields that report results: Authentication-Results (RFC 8601), ARC-Authentication-Results (RFC 8617) and Received-SPF
 * (RFC 7208 §9.1). Anybody can write such a field: those of the receiver alone are trusted.
 */
export function readClaims(message: Message, hops: readonly Hop[]): Claims {
  const boundary = boundaryOf(hops);
  const claims: ClaimedResults[] = [];
  const findings: MessageFinding[] = [];
  for (const field of message.fields) {
    const { key, name, text, index, start, end } = field;
    if (!Object.hasOwn(KINDS, key)) continue;
    const kind = KINDS[key];
    if (kind === undefined) continue;
    if (claims.length === MOST_FIELDS) {
      const message = `There are more than ${MOST_FIELDS} fields with results of checks. Those from here on were not read.`;
      findings.push(finding(AUTHRES.tooMany, message, field));
      break;
    }
    const { authservId, results, problem } = kind.read(text);
    const isTrusted = isOwn(index, authservId, boundary);
    const at = { start, end };
    claims.push({ field: index, at, kind: kind.kind, authservId, isTrusted, results, problem });
    if (problem !== null) {
      const message = `This ${name} field cannot be used. ${problem} Programs behind it take it as if it was not there.`;
      findings.push(finding(AUTHRES.malformed, message, field));
    }
    // ARC is made to be carried on, and each set is sealed. A list sends back to where a message came from what was noted there.
    const isForged = !isTrusted && kind.kind === 'Authentication-Results' && isReceiver(authservId, boundary);
    if (isForged && !wasThere(authservId, hops)) {
      const message = `This field bears the name of the receiver ("${authservId}"), but stands below the place where the message came in: it was there before, and anybody can have written it. Do not rely on it. Receiving servers should remove such fields from what comes in.`;
      findings.push(finding(AUTHRES.forged, message, field));
    }
  }
  return { claims, findings };
}

/** Whether a host of that name had the message before it came in, as its earlier hops tell. */
function wasThere(authservId: string | null, hops: readonly Hop[]): boolean {
  const earlier = hops.filter(({ isTrusted }) => !isTrusted).flatMap(({ by }) => by ?? []);
  return isReceiver(authservId, { above: -1, below: -1, hosts: earlier.map((by) => by.toLowerCase()) });
}
