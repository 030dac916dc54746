import { dsDigest } from '../../dnssec/dsDigest.ts';
import { keyTag } from '../../dnssec/keyTag.ts';
import { hexText } from '../../records/fields/hexadecimal.ts';
import { type RecordValue, recordValue } from './fieldValue.ts';
import { type HoverContext, type KnownZone, placeText, soughtName } from './hoverContext.ts';
import { recordsEverywhere } from './lookUp.ts';
import { code, listed } from './markdown.ts';

const DS = 43;
const DNSKEY = 48;
const SHA256 = 2;

interface Found {
  readonly zone: KnownZone;
  readonly value: RecordValue;
}

function valuesAt(context: HoverContext, { owner }: RecordValue, type: number): Found[] {
  const name = soughtName(context.zone.names, owner);
  return recordsEverywhere(context, name, [type]).flatMap(({ zone, record }) => {
    const value = recordValue(record);
    return value === undefined ? [] : [{ zone, value }];
  });
}

/** Whether a digest is that of a key; `undefined` where that cannot be told. */
function isDigestOf({ sources: { crypto } }: HoverContext, ds: RecordValue, key: Found): boolean | undefined {
  const { zone, value } = key;
  const digest =
    crypto && dsDigest(ds.number('digest type'), zone.zone.names, value.owner, value.wire, crypto);
  if (digest === undefined) return undefined;
  return ds.text('digest').replaceAll(' ', '').toLowerCase() === hexText(digest).toLowerCase();
}

/** Which key a DS, CDS or similar record is of, as far as the keys are known. */
export function keyOfDigest(ds: RecordValue, context: HoverContext): string {
  if (ds.number('algorithm') === 0) return 'It asks the parent zone to remove all DS records (RFC 8078 §4).';
  const keys = valuesAt(context, ds, DNSKEY);
  const owner = code(soughtName(context.zone.names, ds.owner).text);
  if (keys.length === 0)
    return `Not held against a key: the DNSKEY records of ${owner} are in no zone that is known here.`;
  const wanted = `${ds.number('key tag')} ${ds.number('algorithm')}`;
  const tagged = keys.filter(({ value }) => `${keyTag(value.wire)} ${value.number('algorithm')}` === wanted);
  if (tagged.length === 0) {
    const there = listed(
      keys.map(({ value }) => `${keyTag(value.wire)} (algorithm ${value.number('algorithm')})`),
    );
    return `**No key**: no DNSKEY record of ${owner} has key tag ${ds.number('key tag')} and algorithm ${ds.number('algorithm')}. Those there: ${there}.`;
  }
  const verdicts = tagged.map((key) => ({ key, is: isDigestOf(context, ds, key) }));
  const match = verdicts.find(({ is }) => is === true);
  const { value } = (match ?? verdicts[0])?.key ?? (tagged[0] as Found);
  const place = placeText(context, value.view.place);
  if (match !== undefined) return `Matches the DNSKEY record in ${place}.`;
  return verdicts.some(({ is }) => is === false)
    ? `**Another key**: the DNSKEY record in ${place} has this key tag, but another digest.`
    : `The DNSKEY record in ${place} has this key tag; its digest cannot be worked out here.`;
}

/** What a parent zone has of a key that signs keys, or should have. */
export function digestsOfKey(key: RecordValue, context: HoverContext): string[] {
  const { zone, known, sources } = context;
  const own = known[0];
  if (own === undefined || sources.crypto === undefined) return [];
  const found = { zone: own, value: key };
  const tag = keyTag(key.wire);
  const all = valuesAt(context, key, DS);
  const verdicts = all.map(({ value }) => isDigestOf(context, value, found));
  const matching = all.filter((_, i) => verdicts[i] === true);
  const places = listed(matching.map(({ value }) => placeText(context, value.view.place)));
  const digest = dsDigest(SHA256, zone.names, key.owner, key.wire, sources.crypto);
  const record =
    digest && code(`DS ${tag} ${key.number('algorithm')} ${SHA256} ${hexText(digest).toUpperCase()}`);
  const notes: string[] = [];
  if (matching.length > 0) notes.push(`The parent zone has its DS record: ${places}.`);
  else if (all.length > 0 && verdicts.every((is) => is === false))
    notes.push('The DS records of the parent zone are of other keys.');
  if (record !== undefined) notes.push(`For the parent zone: ${record}`);
  return notes;
}
