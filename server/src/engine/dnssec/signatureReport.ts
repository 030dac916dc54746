import { typeText } from '../records/recordTypes.ts';
import type { RecordView } from '../rules/recordView.ts';
import { fieldPlace } from '../rules/support/rdataField.ts';
import type { NameId } from '../zone/names.ts';
import { type DefectPlace, SharedDefects } from './sharedDefects.ts';
import type { Signature } from './signature.ts';
import type { SignatureFault } from './signatureFault.ts';
import { secondsUntil, spanText, timeText, validityOf } from './signatureTimes.ts';
import { typeList } from './typeSet.ts';
import type { Verification } from './verification.ts';

const EXPIRATION = 4;
const INCEPTION = 5;
const KEY_TAG = 6;

/** So many records of an RRset are shown beside what is said of it. */
const SHOWN = 10;

interface SignaturePlace extends DefectPlace {
  readonly signature: Signature;
}

interface SetPlace extends DefectPlace {
  readonly algorithm: number;
}

/** Puts what is found in signatures into words; what many have in common is said once, at the end. */
export class SignatureReport {
  /** How many signatures were looked at, and how many of them this host could not verify. */
  signatures = 0;
  unverifiable = 0;
  private readonly verification: Verification;
  private readonly activeAlgorithms: readonly number[];
  private readonly expired = new SharedDefects<SignaturePlace>();
  private readonly expiring = new SharedDefects<SignaturePlace>();
  private readonly early = new SharedDefects<SignaturePlace>();
  private readonly strangers = new SharedDefects<SignaturePlace>();
  private readonly needlessStrangers = new SharedDefects<SignaturePlace>();
  private readonly lacking = new SharedDefects<SetPlace>();

  /** @param activeAlgorithms those that each RRset must be signed with */
  constructor(verification: Verification, activeAlgorithms: readonly number[]) {
    this.verification = verification;
    this.activeAlgorithms = activeAlgorithms;
  }

  /** RRsets of a name that no signature covers. */
  missing(name: NameId, records: readonly RecordView[]): void {
    const [first, ...others] = records as [RecordView, ...RecordView[]];
    this.verification.report('zone/rrsig-missing', {
      message: `No signature (RRSIG) covers ${typeList(records.map(({ type }) => type))} of ${this.text(name)}: the zone is signed, so validating resolvers take ${records.length > 1 ? 'them' : 'it'} for forged and answer with an error. Sign the zone again.`,
      place: first.typePlace,
      related: others.map((record) => ({ message: typeText(record.type), place: record.typePlace })),
    });
  }

  /** Looks for algorithms of the zone's keys that an RRset is not signed with. */
  algorithms(name: NameId, record: RecordView, signatures: readonly Signature[]): void {
    for (const algorithm of this.activeAlgorithms) {
      if (signatures.some((signature) => signature.algorithm === algorithm)) continue;
      const label = `${typeText(record.type)} of ${this.text(name)}`;
      this.lacking.add(String(algorithm), { place: record.typePlace, label, algorithm });
    }
  }

  needless(signature: Signature, name: NameId): void {
    this.verification.report('zone/rrsig-mismatch', {
      severity: 'warning',
      message: `${this.text(name)} is delegated, and its ${typeText(signature.covered)} records belong to the other zone: this zone does not sign them (RFC 4035 §2.2). Remove the signature, or sign the zone again.`,
      place: signature.record.typePlace,
    });
  }

  coversNothing(signature: Signature, name: NameId): void {
    this.verification.report('zone/rrsig-mismatch', {
      message: `The signature covers ${typeText(signature.covered)} of ${this.text(name)}, but there is no such record: it was removed after the zone was signed. Remove the signature, or sign the zone again.`,
      place: fieldPlace(signature.record, 0),
    });
  }

  mismatch({ record }: Signature, { field, message, severity }: SignatureFault): void {
    this.verification.report('zone/rrsig-mismatch', {
      ...(severity === 'warning' ? { severity } : {}),
      message,
      place: field < 0 ? record.typePlace : fieldPlace(record, field),
    });
  }

  /** @param signatures over one RRset, the first one's place is the defect's */
  wrong(signatures: readonly Signature[], name: NameId, set: readonly RecordView[]): void {
    const [first, ...others] = signatures as [Signature, ...Signature[]];
    const type = typeText(first.covered);
    const whose = `by key ${signatures.map(({ keyTag }) => keyTag).join(', ')}`;
    const what = others.length > 0 ? `Signatures ${whose} do` : `The signature ${whose} does`;
    this.verification.report('zone/dnssec-signature', {
      message: `${what} not match the ${type} ${set.length > 1 ? 'records' : 'record'} of ${this.text(name)}: something was changed, added or removed after the zone was signed, so validating resolvers answer with an error. Sign the zone again.`,
      place: first.record.typePlace,
      related: [
        ...others.map(({ record }) => ({ message: 'Another signature', place: record.typePlace })),
        ...set
          .slice(0, SHOWN)
          .map((record) => ({ message: `${type} of ${this.text(name)}`, place: record.typePlace })),
      ],
    });
  }

  /** @param isCovered whether another signature is there that resolvers can use */
  stranger(signature: Signature, name: NameId, isCovered: boolean): void {
    const list = isCovered ? this.needlessStrangers : this.strangers;
    list.add(`${signature.keyTag} ${signature.algorithm}`, this.placed(signature, name, KEY_TAG));
  }

  stale(signature: Signature, name: NameId): void {
    const validity = validityOf(signature, this.verification.now);
    if (validity === 'not-yet-valid') this.early.add('', this.placed(signature, name, INCEPTION));
    const list = validity === 'expired' ? this.expired : this.expiring;
    if (validity !== 'not-yet-valid') list.add('', this.placed(signature, name, EXPIRATION));
  }

  /** Says what was found in common. */
  end(): void {
    const { report, now = 0, keys } = this.verification;
    this.expired.report('zone/rrsig-expired', report, ({ signature: { expiration }, label }, others) => {
      const since = `${timeText(expiration, now)}, ${spanText(-secondsUntil(expiration, now))} ago`;
      return `${label} expired on ${since}${more(others, 'have')}: validating resolvers answer with an error. Sign the zone again, and see why that was not done in time.`;
    });
    this.expiring.report('zone/rrsig-expiring', report, ({ signature: { expiration }, label }, others) => {
      const when = `${timeText(expiration, now)}, in ${spanText(secondsUntil(expiration, now))}`;
      return `${label} expires on ${when}${more(others, 'do')}. Sign the zone again before, and see why that was not done yet.`;
    });
    this.early.report('zone/rrsig-not-yet-valid', report, ({ signature: { inception }, label }, others) => {
      const when = `${timeText(inception, now)}, in ${spanText(secondsUntil(inception, now))}`;
      return `${label} becomes valid on ${when}${more(others, 'do')}: until then, validating resolvers answer with an error. Check the clock of the machine that signs.`;
    });
    this.strangers.report('zone/dnssec-signature', report, ({ signature, label }, others) =>
      keys.length === 0
        ? `${label} cannot be verified, since the zone has no DNSKEY records${more(others, 'can', 'nor')}: validating resolvers answer with an error. Publish the keys, or remove the signatures.`
        : `${label} is by ${keyText(signature)}, which is not among the zone's DNSKEY records${more(others, 'are')}: validating resolvers answer with an error. Publish the key, or sign the zone again.`,
    );
    const warn: typeof report = (rule, finding) => report(rule, { ...finding, severity: 'warning' });
    this.needlessStrangers.report(
      'zone/dnssec-signature',
      warn,
      ({ signature, label }, others) =>
        `${label} is by ${keyText(signature)}, which is not among the zone's DNSKEY records${more(others, 'are')}: resolvers use another signature that is there as well. Remove what an old key has signed.`,
    );
    this.lacking.report(
      'zone/rrsig-missing',
      warn,
      ({ label, algorithm }, others) =>
        `${label} has no signature with algorithm ${algorithm}, though the zone has keys that sign with it${more(others, 'have', 'nor')}: each RRset is to be signed with each algorithm of the zone's keys, and some resolvers insist on it (RFC 6840 §5.11). Sign the zone again.`,
    );
  }

  private placed(signature: Signature, name: NameId, field: number): SignaturePlace {
    const label = `The signature over ${typeText(signature.covered)} of ${this.text(name)}`;
    return { signature, label, place: fieldPlace(signature.record, field) };
  }

  private text(name: NameId): string {
    return this.verification.view.text(name);
  }
}

function keyText({ keyTag, algorithm }: Signature): string {
  return `key ${keyTag} with algorithm ${algorithm}`;
}

/** How many others are in the same case: `; so have 3 others`. */
function more(others: number, verb: string, like: 'so' | 'nor' = 'so'): string {
  return others === 0 ? '' : `; ${like} ${verb} ${others} ${others === 1 ? 'other' : 'others'}`;
}
