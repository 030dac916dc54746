import { dkimSigns } from './dkim/dkimSigns.ts';
import type { MailKind } from './mailRecord.ts';
import { beginsWith, EVERY_SIGN, type PlainOctets } from './plainOctets.ts';
import { spfSigns } from './spf/spfSigns.ts';

const BLANK = 0x20;

/** The kind of a text whose first octets tell it, in the spelling that nearly all have; `undefined` for all others. */
export function plainKind({ octets, length }: PlainOctets): MailKind | undefined {
  if (beginsWith(octets, 0, length, 'v=spf1') && (length === 6 || octets[6] === BLANK)) return 'spf';
  return beginsWith(octets, 0, length, 'v=DKIM1;') ? 'dkim' : undefined;
}

/** What signs depend on of a record's owner. */
export interface OwnerTraits {
  /** How many characters it has without its final dot; 0 where it is not known. */
  readonly length: number;
  /** The first of them, in lower case. */
  readonly first: number;
  /** Whether it is a name for examples, or not known. */
  readonly isExample: boolean;
}

/**
 * The signs of a record, by which rules say what they need (`MailRule.needs`): a look at its octets costs far less than reading
 * it. Of kinds that are not looked at, every sign.
 */
export function mailSigns(kind: MailKind, text: PlainOctets, owner: OwnerTraits): number {
  if (kind === 'spf') return spfSigns(text, owner);
  return kind === 'dkim' ? dkimSigns(text) : EVERY_SIGN;
}
