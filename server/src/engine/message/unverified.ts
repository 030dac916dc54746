import { keyName, readSignature } from './dkim/signatureField.ts';
import type { Message } from './message.ts';
import type { ArcVerdict, DkimVerdict } from './messageReport.ts';
import type { ArcCheck, DkimCheck } from './verifier.ts';

/** More signatures than any receiver looks at (RFC 6376 §6.1). */
const MOST_SIGNATURES = 50;
const REASON = 'Signatures cannot be verified here.';

/** What can be told of signatures where there is nobody to verify them: what they say of themselves. */
export function unverifiedDkim({ fields }: Message): DkimCheck {
  const signatures = fields
    .filter(({ key }) => key === 'dkim-signature')
    .slice(0, MOST_SIGNATURES)
    .map(readSignature);
  return {
    verdicts: signatures.map((signature): DkimVerdict => {
      const { field, header, body } = signature;
      return {
        field: field.index,
        at: { start: field.start, end: field.end },
        domain: signature.domain ?? null,
        selector: signature.selector ?? null,
        identity: signature.identity ?? null,
        algorithm: signature.algorithm ?? null,
        canonicalization: header === undefined || body === undefined ? null : { header, body },
        result: 'unknown',
        reason: REASON,
        bodyHash: 'unknown',
        headerHash: 'unknown',
        key: null,
        signedFields: signature.names,
        unsignedFields: [],
        addedFields: [],
        changedFields: [],
        coveredFields: [],
        oversignedFields: [],
        likelyCause: null,
        differences: [],
        bodyLength: null,
        timestamp: null,
        expires: null,
        isAligned: null,
        source: null,
        findings: [],
      };
    }),
    findings: [],
    lookups: signatures
      .filter(({ domain, selector }) => domain !== undefined && selector !== undefined)
      .map((signature) => ({
        name: keyName(signature),
        type: 'TXT',
        why: `The key of the signature of "${signature.domain}".`,
      })),
  };
}

/** Of ARC: whether there is a chain. */
export function unverifiedArc({ fields }: Message): ArcCheck {
  const hasChain = fields.some(({ key }) => key === 'arc-seal');
  const verdict: ArcVerdict = {
    result: hasChain ? 'unknown' : 'none',
    reason: hasChain ? REASON : 'There is no chain.',
    chain: [],
    findings: [],
  };
  return { verdict, lookups: [] };
}
