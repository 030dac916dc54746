/** Ends that only zone files have: what is left names the zone, be it a single label. */
const ZONE_SUFFIX = /\.(?:zone|zonefile|dns|db|hosts|signed|fwd|rev)$/i;

/** Ends of copies and texts of any kind: they are taken off where a domain name is left. */
const COMMON_SUFFIX = /\.(?:txt|md|conf|inc|bak|old|orig|save|raw)$/i;

/** Starts that only zone files have. */
const ZONE_PREFIX = /^(?:db|named)[._]/i;

/** Starts that could be labels as well: they are taken off where a domain name is left. */
const COMMON_PREFIX = /^(?:zone|pri|primary|sec|secondary|master|slave|fwd|forward|rev|reverse)[._]/i;

/** Names that distributions give to the root's hints and to empty zones. */
const ROOT_NAMES = /^(?:root|ca|cache|hints?|empty)$/i;

const LABEL = /^[a-z0-9_/-]{1,63}$/i;
const TOP_LEVEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/i;
const ADDRESS_PART = /^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){0,3}$/;

/**
 * The origin that a zone file is read with when nothing else names its zone: a guess from the file's name, which the
 * file's own $ORIGIN and absolute names override.
 *
 * `db.example.com`, `example.com.zone`, `named.example.com`, `pri.example.com`, `example.com.db.signed` and plain
 * `example.com` all give `example.com.`; `db.192.0.2` gives `2.0.192.in-addr.arpa.`, as Debian names reverse zones.
 * `example.zone` gives `example.`: the end tells that it is a zone file, not that the zone is below the top level `zone`.
 * A name that gives no domain name, such as `zones` or `Untitled-1`, gives the root, `.`.
 *
 * @param name the file's name without folders
 * @returns an absolute name in presentation form
 */
export function originFromFileName(name: string): string {
  let rest = name;
  let known = false;
  for (let stripped = true; stripped; ) {
    stripped = false;
    const inner = rest.replace(ZONE_SUFFIX, '');
    const common = rest.replace(COMMON_SUFFIX, '');
    if (inner !== rest && inner !== '') {
      rest = inner;
      known = true;
      stripped = true;
    } else if (common !== rest && common.includes('.')) {
      rest = common;
      stripped = true;
    }
  }
  const inner = rest.replace(ZONE_PREFIX, '');
  if (inner !== rest && inner !== '') {
    rest = inner;
    known = true;
  } else {
    const common = rest.replace(COMMON_PREFIX, '');
    if (common !== rest && (isDomain(common) || isAddressPart(common))) {
      rest = common;
      known = true;
    }
  }
  if (known && isAddressPart(rest)) return `${rest.split('.').reverse().join('.')}.in-addr.arpa.`;
  if (known && ROOT_NAMES.test(rest)) return '.';
  return isDomain(rest) || (known && LABEL.test(rest)) ? `${rest}.` : '.';
}

/** Whether the text reads as a domain name of two labels or more. */
function isDomain(text: string): boolean {
  const labels = text.split('.');
  if (labels.length < 2 || text.length > 253 || COMMON_SUFFIX.test(text)) return false;
  return labels.every((label) => LABEL.test(label)) && TOP_LEVEL.test(labels.at(-1) ?? '');
}

/** Whether the text is the first octets of an IPv4 address. */
function isAddressPart(text: string): boolean {
  return ADDRESS_PART.test(text);
}
