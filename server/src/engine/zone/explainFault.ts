import { shown } from '../records/rdataInput.ts';
import { recordTypeByNumber, typeNumberAt } from '../records/recordTypes.ts';
import { startsRecord } from '../records/suggestType.ts';
import { foreignComment } from './foreignComment.ts';
import { type LocalFix, type Reader, replaceFix, report } from './reader.ts';
import { classNumberAt } from './rrClass.ts';
import { QUOTED } from './tokens.ts';

/**
 * Puts a better explanation in place of an entry's finding, where what is wrong with it is known to come from something
 * else: a comment of another language, the mark of a merge conflict, a line break that was lost.
 *
 * @param before the number of the entry's finding
 * @param typeToken the token of the type, -1 where there is none
 * @returns the token at which another record starts, -1 where none does
 */
export function explainFault(reader: Reader, before: number, typeToken: number): number {
  const fault = reader.findings[before];
  if (reader.template || fault === undefined) return -1;
  const { tokens } = reader;
  const replace = (message: string, start: number, end: number, fixes: LocalFix[], rule = fault.rule) => {
    reader.findings.length = before;
    report(reader, rule, message, start, end, fixes);
  };
  const mark = conflictMark(reader);
  if (mark !== undefined) {
    const text = `${shown(mark)} is the mark of a merge conflict: two versions of these lines stand here, and a server refuses the file. Keep one version, and remove the marks.`;
    replace(text, tokens.outerStart(0), tokens.outerEnd(0), [], 'zone/syntax');
    return -1;
  }
  const comment = foreignComment(reader, fault.place.start);
  if (comment !== undefined) {
    replace(comment.message, comment.start, comment.end, [comment.fix], 'zone/foreign-comment');
    return -1;
  }
  const token = typeToken < 0 ? -1 : tokenAt(reader, fault.place.start);
  if (token === typeToken + 1) {
    const swap = classBehindType(reader, typeToken);
    if (swap) replace(swap.message, fault.place.start, fault.place.end, [swap.fix]);
  } else if (token > typeToken && isOwner(reader, typeToken, token)) {
    const word = shown(reader.input.text(token));
    const start = tokens.outerStart(token);
    const text = `A line break is missing before ${word}, where the next record seems to start: a server reads it as more data of this one and refuses the file.`;
    replace(text, start, tokens.outerEnd(token), [replaceFix(`Start a line at ${word}`, start, start, '\n')]);
    return token;
  }
  return -1;
}

/** The mark that version control leaves around the two sides of a conflict. */
function conflictMark({ bytes, tokens, input }: Reader): string | undefined {
  if (tokens.leadingBlank || tokens.count === 0) return undefined;
  // The mark is long: a look at its first octet spares making a text for others.
  if (!'<=>|'.includes(String.fromCharCode(bytes[tokens.start[0] as number] as number))) return undefined;
  const text = input.text(0);
  return /^(?:<{7}|={7}|>{7}|\|{7})$/.test(text) ? text : undefined;
}

/** Whether a word in the data seems to be the owner of the next record. */
function isOwner({ bytes, tokens }: Reader, typeToken: number, token: number): boolean {
  if (!startsRecord(bytes, tokens, token + 1)) return false;
  const typeAt = (i: number) => typeNumberAt(bytes, tokens.start[i] as number, tokens.end[i] as number);
  const fields = recordTypeByNumber(typeAt(typeToken))?.fields ?? [];
  // In a list of types another type behind it is no sign, but a TTL or a class is.
  return !fields.some(({ kind }) => kind.listsTypes) || typeAt(token + 1) < 0;
}

function tokenAt({ tokens }: Reader, start: number): number {
  for (let i = 0; i < tokens.count; i++) if (tokens.outerStart(i) === start) return i;
  return -1;
}

/** Class and type changed round, as in `www A IN 192.0.2.1`. */
function classBehindType(
  { tokens, bytes, input }: Reader,
  typeToken: number,
): { message: string; fix: LocalFix } | undefined {
  const at = typeToken + 1;
  const [start, end] = [tokens.start[at] as number, tokens.end[at] as number];
  if ((tokens.flags[at] as number) & QUOTED || classNumberAt(bytes, start, end) < 0) return undefined;
  const [type, rrClass] = [input.text(typeToken), input.text(at)];
  const from = tokens.outerStart(typeToken);
  return {
    message: `The class ${shown(rrClass)} stands behind the type ${shown(type)}: a server reads it as data. It belongs before the type.`,
    fix: {
      title: `Write ${rrClass} ${type}`,
      edits: [
        { start: from, end: tokens.outerEnd(typeToken), text: rrClass },
        { start, end, text: type },
      ],
    },
  };
}
