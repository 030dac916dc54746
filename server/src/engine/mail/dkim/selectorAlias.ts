import type { RecordView } from '../../rules/recordView.ts';
import { selectorName } from '../../rules/support/selectorName.ts';
import type { ZoneView } from '../../rules/zoneView.ts';
import { UNDERSCORE } from '../../zone/labelTraits.ts';
import { NO_NAME } from '../../zone/names.ts';
import { type MailRecordInZone, ownerOf } from '../inZone/mailRecordIn.ts';
import { zoneTextOf } from '../inZone/zoneText.ts';

/**
 * A selector that is an alias (CNAME) for a name outside of the zone, as a key record whose text is not known here: it is
 * empty, and all of it stands where the alias does. `undefined` for all other aliases.
 */
export function selectorAlias(view: ZoneView, record: RecordView): MailRecordInZone | undefined {
  const owner = view.names.fold(record.owner);
  if (record.broken || record.target === NO_NAME || (view.names.traits(owner) & UNDERSCORE) === 0)
    return undefined;
  // What the zone itself lacks is found without DNS.
  if (view.inZone(view.names.fold(record.target)) || selectorName(view, owner) === undefined)
    return undefined;
  return {
    record: { kind: 'dkim', text: '', owner: ownerOf(view, record) },
    text: zoneTextOf([], record.typePlace),
  };
}
