import { encodeUtf8 } from '../text/utf8.ts';
import { BROKEN, FLAGS, STRIDE, TYPE } from '../zone/block.ts';
import { type NameId, NO_NAME, ROOT } from '../zone/names.ts';
import { nameText } from '../zone/nameText.ts';
import { apexOf, type Zone } from '../zone/zone.ts';
import { NO_RECORD } from '../zone/zoneIndex.ts';

const DS = 43;
const DNSKEY = 48;

/** Whether one of the zones has DS records for another one that has keys. Costs a look at the zones' names. */
export function delegatesToSigned(zones: readonly Zone[]): boolean {
  const signed = zones.filter((zone) => has(zone, apexOf(zone).name, DNSKEY));
  return signed.some((child) => {
    const apex = nameText(child.names, apexOf(child).name).toLowerCase();
    return zones.some((parent) => {
      if (parent === child) return false;
      const name = findPlainName(parent, apex);
      return name !== NO_NAME && name !== apexOf(parent).name && has(parent, name, DS);
    });
  });
}

/** The (folded) name in a zone's table, NO_NAME where it is not there or has escapes. */
export function findPlainName({ names }: Pick<Zone, 'names'>, text: string): NameId {
  if (text.includes('\\')) return NO_NAME;
  let name: NameId = ROOT;
  for (const label of text.split('.').reverse()) {
    if (label === '') continue;
    const bytes = encodeUtf8(label);
    name = names.find(name, bytes, 0, bytes.length);
    if (name === NO_NAME) return NO_NAME;
  }
  return name;
}

function has({ index }: Zone, name: NameId, type: number): boolean {
  for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
    const { rows, base } = index.blockOf(ref);
    const at = (ref - base) * STRIDE;
    if (rows[at + TYPE] === type && ((rows[at + FLAGS] as number) & BROKEN) === 0) return true;
  }
  return false;
}
