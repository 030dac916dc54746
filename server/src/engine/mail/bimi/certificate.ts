import { decodeUtf8 } from '../../text/utf8.ts';
import { type DerValue, hexOf, readDer, SEQUENCE } from '../dkim/der.ts';

/** What BIMI looks at in a certificate (RFC 5280 §4.1). */
export interface Certificate {
  /** Names in wire form, as hexadecimal digits: the same for the same name as one issuer writes it. */
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  /** Domain names of the subject, in lower case (RFC 5280 §4.2.1.6). */
  readonly domains: readonly string[];
  /** Whether it may vouch for logos; `undefined` where it does not tell what it is for (RFC 5280 §4.2.1.12). */
  readonly isForLogos: boolean | undefined;
  /** Whether it has a logotype extension (RFC 9399 §4.1). */
  readonly hasLogotype: boolean;
  /** The logo in it, in base64, where it is an SVG file that stands there itself. */
  readonly logo: string | undefined;
}

// Object identifiers, as hexadecimal digits of their content.
const ALTERNATIVE_NAMES = '551d11';
const PURPOSES = '551d25';
/** 1.3.6.1.5.5.7.1.12 */
const LOGOTYPE = '2b0601050507010c';
/** 1.3.6.1.5.5.7.3.31, id-kp-BrandIndicatorforMessageIdentification */
const FOR_LOGOS = '2b0601050507031f';

// Tags (ITU-T X.690).
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
const DNS_NAME = 0x82;
const IA5_STRING = 0x16;
const UTC_TIME = 0x17;
const CONSTRUCTED = 0x20;

/** Values of one that are looked at; a certificate has some dozens. */
const MOST_VALUES = 500;
const MOST_DEPTH = 16;

/** Reads a certificate in DER; `undefined` where it is none. Signatures are not verified. */
export function readCertificate(octets: Uint8Array): Certificate | undefined {
  const [whole] = valuesIn(octets, 0, octets.length);
  const [body] = whole?.tag === SEQUENCE ? valuesIn(octets, whole.start, whole.end) : [];
  if (body?.tag !== SEQUENCE) return undefined;
  const fields = valuesIn(octets, body.start, body.end);
  const [, , issuer, validity, subject] = fields[0]?.tag === VERSION ? fields.slice(1) : fields;
  if (issuer === undefined || validity === undefined || subject === undefined) return undefined;
  const [from, until] = valuesIn(octets, validity.start, validity.end).map((time) => timeOf(octets, time));
  if (from === undefined || until === undefined) return undefined;
  const extensions = extensionsOf(octets, fields);
  const names = extensions.get(ALTERNATIVE_NAMES) ?? [];
  const purposes = extensions.get(PURPOSES);
  const logotype = extensions.get(LOGOTYPE);
  return {
    subject: hexOf(octets, subject),
    issuer: hexOf(octets, issuer),
    from,
    until,
    domains: names
      .filter(({ tag }) => tag === DNS_NAME)
      .map((name) => textOf(octets, name).toLowerCase().replace(/\.$/, '')),
    isForLogos: purposes?.some((purpose) => hexOf(octets, purpose) === FOR_LOGOS),
    hasLogotype: logotype !== undefined,
    logo: logotype && logoIn(octets, logotype, 0),
  };
}

/** The values that the extensions hold, by identifier (RFC 5280 §4.2): those of the sequence in each. */
function extensionsOf(octets: Uint8Array, fields: readonly DerValue[]): Map<string, readonly DerValue[]> {
  const found = new Map<string, readonly DerValue[]>();
  const field = fields.find(({ tag }) => tag === EXTENSIONS);
  const [list] = field ? valuesIn(octets, field.start, field.end) : [];
  for (const extension of list ? valuesIn(octets, list.start, list.end) : []) {
    const parts = valuesIn(octets, extension.start, extension.end);
    const [identifier] = parts;
    const content = parts.at(-1);
    if (identifier === undefined || content === undefined) continue;
    const [value] = valuesIn(octets, content.start, content.end);
    found.set(hexOf(octets, identifier), value ? valuesIn(octets, value.start, value.end) : []);
  }
  return found;
}

/** A logo is given as a data URI (RFC 9399 §6), of SVG or SVGZ, deep in the extension. */
function logoIn(octets: Uint8Array, values: readonly DerValue[], depth: number): string | undefined {
  if (depth > MOST_DEPTH) return undefined;
  for (const value of values) {
    if (value.tag === IA5_STRING) {
      const uri = /^data:image\/svg\+xml(?:-gzip)?(?:;[\w=.+-]{1,60})*;base64,/i.exec(
        textOf(octets, { ...value, end: Math.min(value.end, value.start + 400) }),
      );
      if (uri !== null) return textOf(octets, { ...value, start: value.start + uri[0].length });
    } else if ((value.tag & CONSTRUCTED) !== 0) {
      const logo = logoIn(octets, valuesIn(octets, value.start, value.end), depth + 1);
      if (logo !== undefined) return logo;
    }
  }
  return undefined;
}

/** The values one after the other; up to the first that is broken or cut off. */
function valuesIn(octets: Uint8Array, start: number, end: number): DerValue[] {
  const values: DerValue[] = [];
  for (let at = start; at < end && values.length < MOST_VALUES; ) {
    const value = readDer(octets, at, end);
    if (value === undefined || value === 'cut' || value.end > end) break;
    values.push(value);
    at = value.end;
  }
  return values;
}

/** RFC 5280 §4.1.2.5: years of two digits are those from 1950 to 2049. */
function timeOf(octets: Uint8Array, value: DerValue): number | undefined {
  const text = textOf(octets, value);
  const digits = value.tag === UTC_TIME ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(digits)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function textOf(octets: Uint8Array, { start, end }: DerValue): string {
  return decodeUtf8(octets, start, end);
}
