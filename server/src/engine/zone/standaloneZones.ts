/**
 * The zones that are judged by themselves: a file that was come upon and that another includes is judged where it is
 * included. Of files that include each other in a circle, the first stays.
 *
 * @param own identifies a zone's file
 * @param includes the files that it includes, through others too
 * @param isNamed whether the user asked for the zone by its name: then it stays
 */
export function standaloneZones<Z>(
  zones: readonly Z[],
  own: (zone: Z) => string,
  includes: (zone: Z) => readonly string[],
  isNamed: (zone: Z) => boolean = () => false,
): Z[] {
  const included = new Set(zones.flatMap(includes));
  const kept = new Set(zones.filter((zone) => isNamed(zone) || !included.has(own(zone))));
  const covered = new Set([...kept].flatMap(includes));
  for (const zone of zones) {
    if (kept.has(zone) || covered.has(own(zone))) continue;
    kept.add(zone);
    for (const file of includes(zone)) covered.add(file);
  }
  return zones.filter((zone) => kept.has(zone));
}
