import { NO_NAME } from '../../zone/names.ts';
import { labelText } from '../../zone/nameText.ts';
import { INNER_QUOTES } from '../../zone/tokens.ts';
import type { FieldKind } from '../field.ts';
import type { WireReader } from '../wire.ts';

/** The presentation form of an uncompressed name on the wire (RFC 1035 §3.1), as BIND writes it. */
export function printName(reader: WireReader): string {
  let text = '';
  for (;;) {
    const length = reader.u8();
    if (length === 0 || reader.short) return text === '' ? '.' : text;
    if (length > 63) {
      reader.short = true;
      return text;
    }
    text += `${labelText(reader.octets(length))}.`;
  }
}

function domainName(isTarget: boolean, mayBeQuoted = false): FieldKind {
  return {
    holds: 'a domain name',
    caseless: true,
    isTarget,
    read(input, out) {
      const i = mayBeQuoted ? input.takeString() : input.take();
      if (i < 0) return false;
      // Where the name is left out, a parameter of SVCB stands in its place.
      if ((input.tokens.flags[i] as number) & INNER_QUOTES) return input.reject(i);
      const name = input.nameAt(i);
      if (name === NO_NAME) return false;
      if (isTarget && input.target === NO_NAME) input.target = name;
      out.name(input.names, name);
      return true;
    },
    print(reader, words) {
      words.push(printName(reader));
    },
  };
}

/** A domain name, relative to the origin unless it ends in a dot (RFC 1035 §5.1). */
export const name = domainName(false);

/** A domain name that the record points at: rules look up what stands there, and the index knows who points. */
export const target = domainName(true);

/** A target that may stand in quotes, as BIND reads it in SVCB and HTTPS. */
export const quotableTarget = domainName(true, true);

/** Any number of domain names, to the end of the record. */
export const names: FieldKind = {
  holds: 'domain names',
  caseless: true,
  read(input, out) {
    while (input.more) if (!name.read(input, out)) return false;
    return true;
  },
  print(reader, words) {
    while (reader.left > 0 && !reader.short) words.push(printName(reader));
  },
};
