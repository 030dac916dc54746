import { typeText } from '../records/recordTypes.ts';
import type { RecordView } from '../rules/recordView.ts';
import type { ZoneView } from '../rules/zoneView.ts';
import type { NameId } from '../zone/names.ts';
import { compareOctets } from './canonicalRdata.ts';
import { labelsToSign, type Signature } from './signature.ts';
import { RRSIG } from './typeNumbers.ts';

/** What is wrong with a signature's own fields: the field that says so, by its place in the RDATA, and why. */
export interface SignatureFault {
  readonly field: number;
  readonly message: string;
  /** Whether resolvers cannot use the signature at all, or still can but checkers of zones refuse it, or do not mind. */
  readonly severity: 'fatal' | 'error' | 'warning';
}

const COVERED = 0;
const LABELS = 2;
const ORIGINAL_TTL = 3;
const EXPIRATION = 4;
const SIGNER = 7;

/**
 * Holds a signature against its owner and the RRset that it covers (RFC 4035 §2.2, §5.3.1); `undefined` where it fits.
 *
 * @param name the owner, folded
 * @param set the records that it covers
 */
export function signatureFault(
  view: ZoneView,
  signature: Signature,
  name: NameId,
  set: readonly RecordView[],
): SignatureFault | undefined {
  const { names, apex } = view;
  const { covered, labels, originalTtl, record, signer } = signature;
  const type = typeText(covered);
  const isNeverValid = ((signature.expiration - signature.inception) | 0) < 0;
  if (covered === RRSIG) {
    return fatal(COVERED, 'Signatures are not signed themselves (RFC 4035 §2.2). Remove this one.');
  }
  const owner = labelsToSign(names, name);
  if (labels !== owner) {
    return fatal(
      LABELS,
      `The signature says that its owner has ${count(labels)}, but ${view.text(name)} has ${owner} (RFC 4034 §3.1.3)${labels < owner ? ': resolvers take the records for those of a wildcard' : ', and resolvers ignore it'}. Sign the zone again.`,
    );
  }
  const zoneName = new Uint8Array(names.wireLength(apex));
  names.write(apex, zoneName, 0);
  if (compareOctets(signer, zoneName) !== 0) {
    return fatal(
      SIGNER,
      `The signature over ${type} of ${view.text(name)} is by another zone than ${view.text(apex)}: resolvers ignore it (RFC 4035 §5.3.1). Sign the zone with its own key.`,
    );
  }
  if (isNeverValid) {
    return fatal(
      EXPIRATION,
      'The signature expires before it becomes valid, so it never is (RFC 4034 §3.1.5). Sign the zone again.',
    );
  }
  const [first] = set;
  if (first === undefined) return undefined;
  if (originalTtl !== first.ttl) {
    return {
      field: ORIGINAL_TTL,
      message: `The signature was made for a TTL of ${originalTtl}, but the ${type} record of ${view.text(name)} has ${first.ttl} (RFC 4034 §3.1.4): resolvers cache it for the shorter time, and Knot DNS refuses the zone. Sign the zone again.`,
      severity: 'error',
    };
  }
  if (record.ttl !== first.ttl) {
    return {
      field: -1,
      message: `The signature has a TTL of ${record.ttl}, but the ${type} record of ${view.text(name)} that it covers has ${first.ttl}: in a cache, one outlives the other (RFC 4034 §3). Give them the same.`,
      severity: 'warning',
    };
  }
  return undefined;
}

function fatal(field: number, message: string): SignatureFault {
  return { field, message, severity: 'fatal' };
}

function count(labels: number): string {
  return `${labels} ${labels === 1 ? 'label' : 'labels'}`;
}
