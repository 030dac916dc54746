import { inAscii } from '../text/lookalike.ts';
import { isOneSlip } from '../text/oneSlip.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { type LocalFix, replaceFix } from '../zone/reader.ts';
import { classNumberAt } from '../zone/rrClass.ts';
import type { Tokens } from '../zone/tokens.ts';
import { parseTtl } from '../zone/ttl.ts';
import { shown } from './rdataInput.ts';
import { RECORD_TYPES, recordTypeByNumber, typeNumberAt } from './recordTypes.ts';
import { nearMnemonics } from './typeMnemonics.ts';

/**
 * What to say of token `at`, which stands where a record's type should be and is none, with the most likely
 * correction.
 *
 * @param fits whether the words behind the token can be read as the RDATA of a type
 */
export function suggestType(
  bytes: Uint8Array,
  tokens: Tokens,
  at: number,
  fits: (type: number) => boolean,
): { message: string; fix?: LocalFix } {
  const start = tokens.outerStart(at);
  const end = tokens.outerEnd(at);
  const text = decodeUtf8(bytes, tokens.start[at], tokens.end[at]);
  if (at === 0 && isIndented(bytes, tokens)) {
    return {
      message: `${shown(text)} is read as a type, since the line starts with a blank, which stands for the last owner (RFC 1035 §5.1). Remove the blank if ${shown(text)} is the owner.`,
      fix: replaceFix('Remove the indentation', lineStart(bytes, start), start, ''),
    };
  }
  const missing = missingType(text);
  if (missing) {
    return {
      message: `${shown(text)} stands where a record type is expected. Is the type ${missing} missing?`,
      fix: replaceFix(`Insert ${missing}`, start, start, `${missing} `),
    };
  }
  const number = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (number > 0 && number <= 0xffff) {
    const name = recordTypeByNumber(number)?.name ?? `TYPE${number}`;
    return {
      message: `${shown(text)} is no record type: a type is a mnemonic such as A or MX, and a number is written TYPE${number} (RFC 3597 §5).`,
      fix: replaceFix(`Replace by ${name}`, start, end, name),
    };
  }
  const ascii = inAscii(text)?.toUpperCase();
  if (ascii !== undefined && RECORD_TYPES.some(({ name }) => name === ascii)) {
    return {
      message: `${shown(text)} has letters that only look like those of ${ascii}: they are of another script, and servers do not know such a type. Type ${ascii} anew.`,
      fix: replaceFix(`Replace by ${ascii}`, start, end, ascii),
    };
  }
  if (isOneSlip(text.toUpperCase(), 'IN') && startsRecord(bytes, tokens, at + 1)) {
    return {
      message: `Unknown word ${shown(text)} before the type. Did you mean the class IN?`,
      fix: replaceFix('Replace by IN', start, end, 'IN'),
    };
  }
  const near = nearestType(text, fits);
  if (near) {
    return {
      message: `Unknown record type ${shown(text)}. Did you mean ${near}?`,
      fix: replaceFix(`Replace by ${near}`, start, end, near),
    };
  }
  return {
    message: `Unknown record type ${shown(text)}: expected a TTL, a class or a type such as A or MX here. A type that this version does not know can be written TYPEnnn with its number (RFC 3597 §5).`,
  };
}

/** Whether the first word, which is indented, is an owner: what follows makes a record of it. */
export function isIndented(bytes: Uint8Array, tokens: Tokens): boolean {
  return tokens.leadingBlank && tokens.count > 1 && startsRecord(bytes, tokens, 1);
}

/** Whether the tokens from `from` on are a type, perhaps behind a TTL and a class. */
export function startsRecord(bytes: Uint8Array, tokens: Tokens, from: number): boolean {
  for (let i = from; i < Math.min(tokens.count, from + 3); i++) {
    const start = tokens.start[i] as number;
    const end = tokens.end[i] as number;
    if (typeNumberAt(bytes, start, end) >= 0) return true;
    if (classNumberAt(bytes, start, end) < 0 && parseTtl(bytes, start, end) < 0) return false;
  }
  return false;
}

function lineStart(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at > 0 && bytes[at - 1] !== 0x0a && bytes[at - 1] !== 0x0d) at--;
  return at;
}

function missingType(text: string): string | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return 'A';
  if (/^[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*$/i.test(text)) return 'AAAA';
  return /^v=(spf1|DKIM1|DMARC1|STSv1|TLSRPTv1|BIMI1)\b/i.test(text) ? 'TXT' : undefined;
}

/** A type that is one slip away; best one that fits the data. */
function nearestType(text: string, fits: (type: number) => boolean): string | undefined {
  const near = nearMnemonics(text);
  return near.find((name) => RECORD_TYPES.some((type) => type.name === name && fits(type.number))) ?? near[0];
}
