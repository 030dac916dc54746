import type { RuleId } from '../rules/ruleIds.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { type NameId, type NameTable, NO_NAME, ROOT } from '../zone/names.ts';
import { type NameFault, nameFault } from '../zone/nameText.ts';
import { tokenName } from '../zone/tokenName.ts';
import { QUOTED, type Tokens } from '../zone/tokens.ts';

/** Why an RDATA cannot be read: what to say and the byte range in the block's text. */
export interface RdataFault {
  readonly rule: RuleId;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** A correction of exactly that range, where one is certain. */
  readonly fix?: { readonly title: string; readonly text: string };
}

/**
 * The tokens of one RDATA, taken one after the other by the field kinds. One object is used for all records.
 */
export class RdataInput {
  bytes: Uint8Array = new Uint8Array(0);
  tokens: Tokens;
  names: NameTable;
  origin: NameId = ROOT;
  /** Index of the next token. */
  at = 0;
  /** The first name in the RDATA that the type's field calls a target, or {@link NO_NAME}. */
  target: NameId = NO_NAME;
  fault: RdataFault | undefined;
  /** Type and field that are being read, for messages. */
  typeName = '';
  fieldName = '';
  holds = '';

  constructor(tokens: Tokens, names: NameTable) {
    this.tokens = tokens;
    this.names = names;
  }

  /** Sets up for the next RDATA; `at` is already at its first token. */
  begin(origin: NameId): void {
    this.origin = origin;
    this.target = NO_NAME;
    this.fault = undefined;
  }

  /** Whether tokens are left. */
  get more(): boolean {
    return this.at < this.tokens.count;
  }

  /** Index of the next token, which must not be quoted; -1 with a fault when it is, or when there is none. */
  take(): number {
    const i = this.takeString();
    if (i >= 0 && (this.tokens.flags[i] as number) & QUOTED) {
      const text = this.text(i);
      this.fault = {
        rule: 'zone/rdata-invalid',
        message: `${this.subject()} must not be in quotes: expected ${this.holds}.`,
        start: this.tokens.outerStart(i),
        end: this.tokens.outerEnd(i),
        ...(/^[^\s"();]+$/.test(text) ? { fix: { title: 'Remove the quotes', text } } : {}),
      };
      return -1;
    }
    return i;
  }

  /** Index of the next token, quoted or not; -1 with a fault when there is none. */
  takeString(): number {
    if (this.at < this.tokens.count) return this.at++;
    const last = this.tokens.count - 1;
    this.fault = {
      rule: 'zone/rdata-invalid',
      message: `${this.subject('record')} ends too early: its ${this.fieldName} is missing. Expected ${this.holds}.${this.typeName === 'SOA' ? ' If the record goes on in the next line, a "(" is missing.' : ''}`,
      start: this.tokens.outerStart(last),
      end: this.tokens.outerEnd(last),
    };
    return -1;
  }

  /** What a message speaks of, such as `The MX preference`: the field that is being read, or another part. */
  subject(part: string = this.fieldName): string {
    return `The ${this.typeName} ${part}`;
  }

  /** The token as text, for messages. */
  text(i: number): string {
    return this.textOf(this.tokens.start[i] as number, this.tokens.end[i] as number);
  }

  /** A byte range as text, for messages and fixes. */
  textOf(start: number, end: number): string {
    return decodeUtf8(this.bytes, start, end);
  }

  /** Refuses token `i`: `The MX preference "ten" is not valid: expected a number from 0 to 65535.` */
  reject(i: number, expected: string = this.holds, fix?: RdataFault['fix']): false {
    const message = `${this.subject()} ${shown(this.text(i))} is not valid: expected ${expected}.`;
    return this.refuse(i, message, 'zone/rdata-invalid', fix);
  }

  /** Refuses token `i` with a message of its own. */
  refuse(i: number, message: string, rule: RuleId = 'zone/rdata-invalid', fix?: RdataFault['fix']): false {
    return this.refuseAt(this.tokens.outerStart(i), this.tokens.outerEnd(i), message, rule, fix);
  }

  /** Refuses a byte range of its own, such as the one bad character of a long text. */
  refuseAt(
    start: number,
    end: number,
    message: string,
    rule: RuleId = 'zone/rdata-invalid',
    fix?: RdataFault['fix'],
  ): false {
    this.fault = fix ? { rule, message, start, end, fix } : { rule, message, start, end };
    return false;
  }

  /** Refuses the one character at byte `at`: `The DS digest has "g": expected hexadecimal digits.` */
  refuseCharacter(at: number, expected: string = this.holds): false {
    let end = at + 1;
    while (((this.bytes[end] ?? 0) & 0xc0) === 0x80) end++;
    const message = `${this.subject()} has ${shown(this.textOf(at, end))}: expected ${expected}.`;
    return this.refuseAt(at, end, message);
  }

  /** The domain name that token `i` holds, relative to the origin; {@link NO_NAME} with a fault if it is none. */
  nameAt(i: number): NameId {
    const name = tokenName(this.names, this.bytes, this.tokens, i, this.origin);
    if (name === NO_NAME) this.fault = describeNameFault(nameFault(), this.subject());
    return name;
  }
}

/** A text in quotes for a message, shortened when long. */
export function shown(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}

/** The finding for a text that is no domain name; `subject` says what the name is for. */
export function describeNameFault(fault: NameFault, subject: string): RdataFault {
  const { start, end } = fault;
  switch (fault.problem) {
    case 'empty-label':
      return {
        rule: 'zone/empty-label',
        message: `${subject} has an empty label: two dots in a row, or a dot at the start. Every label has at least one character (RFC 1035 §3.1), so a server refuses the record. Remove the extra dot.`,
        start,
        end,
        fix: { title: 'Remove the extra dot', text: '' },
      };
    case 'label-too-long':
      return {
        rule: 'zone/label-too-long',
        message: `${subject} has a label of ${fault.length} octets: a label has at most 63 (RFC 1035 §2.3.4), so a server refuses the record. Shorten it, or divide it with a dot.`,
        start,
        end,
      };
    case 'name-too-long':
      return {
        rule: 'zone/name-too-long',
        message: `${subject} is too long: with the origin it has more than 255 octets (RFC 1035 §2.3.4), so a server refuses the record. Shorten it.`,
        start,
        end,
      };
    case 'bad-escape':
      return {
        rule: 'zone/rdata-invalid',
        message: `${subject} has a stray "\\": it must be followed by a character or by three digits from 000 to 255 (RFC 1035 §5.1).`,
        start,
        end,
      };
  }
}
