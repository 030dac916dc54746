import { encodeUtf8 } from '../../text/utf8.ts';
import { UNDERSCORE } from '../../zone/labelTraits.ts';
import { type NameId, NO_NAME } from '../../zone/names.ts';
import type { ZoneView } from '../zoneView.ts';
import { standing } from './standing.ts';
import { TXT } from './textStrings.ts';

const CNAME = 5;
const ASTERISK = encodeUtf8('*');

/** The name that labels make in front of a domain; NO_NAME where there can be none. */
export function below(zone: ZoneView, domain: NameId, labels: readonly string[]): NameId {
  return labels.reduceRight((name, label) => {
    const bytes = encodeUtf8(label);
    return name === NO_NAME ? NO_NAME : zone.names.child(name, bytes, 0, bytes.length);
  }, domain);
}

/**
 * The domain that a name with these labels in front is about; NO_NAME where the name has others, or where the domain is none
 * that was meant: it has an underscore itself, or the zone's name twice, which other rules report.
 */
export function domainBehind(zone: ZoneView, name: NameId, labels: readonly string[]): NameId {
  let domain = name;
  for (let i = 0; i < labels.length; i++) domain = zone.names.parent(domain);
  if (!zone.inZone(domain) || (zone.names.traits(domain) & UNDERSCORE) !== 0) return NO_NAME;
  if (zone.mayRepeatApex(domain)) return NO_NAME;
  return below(zone, domain, labels) === name ? domain : NO_NAME;
}

/**
 * Whether the zone says that something is missing in front of a domain: it is whole, it answers for the name, and nothing
 * stands there that `isEnough` takes, neither by a wildcard.
 *
 * @param isEnough for what stands at a name
 */
export function lacksBelow(
  zone: ZoneView,
  domain: NameId,
  labels: readonly string[],
  isEnough: (name: NameId) => boolean,
): boolean {
  if (!zone.isComplete) return false;
  const name = below(zone, domain, labels);
  if (name === NO_NAME) return lacksUnknown(zone, domain);
  const there = standing(zone, zone.look(name));
  if (there === 'outside' || there === 'delegated' || there === 'redirected' || there === 'alias')
    return false;
  if (isEnough(name) || zone.isDamaged(name)) return false;
  const answerer = zone.answerer(name);
  return answerer === NO_NAME || answerer === name || !isEnough(answerer);
}

/** Whether a name directly below a domain that no record of the zone has is not answered for by a wildcard or another zone. */
function lacksUnknown(zone: ZoneView, domain: NameId): boolean {
  const wildcard = zone.names.child(domain, ASTERISK, 0, 1);
  return (wildcard === NO_NAME || !zone.exists(wildcard)) && zone.cutAbove(domain) === NO_NAME;
}

/** Whether a TXT record or an alias stands at a name. */
export function hasText(zone: ZoneView): (name: NameId) => boolean {
  return (name) => zone.hasType(name, TXT, CNAME);
}
