import type { FoundText } from './foundText.ts';
import { createMapping, type Mapping } from './mappedText.ts';
import { beginsRecord } from './versionTag.ts';
import { readBlock, readPlain, readQuoted } from './yamlScalar.ts';

/*
 * A scanner of scalars alone, where a library would read the whole document: it gives the place of each character through
 * folding and escapes, and finds records in templates of Helm, Ansible and their like, which are no YAML before they are
 * filled in.
 */

/** What a value may have before it: its type, a name to refer to it. */
const PROPERTY = /[!&*][^\s,[\]{}]*/y;
const BLOCK_HEADER = /[|>][-+\d]{0,2}[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/y;
/** Where a plain scalar ends on its line: as a key, before a comment; in flow collections at what structures them. */
const PLAIN_END = /:(?=[ \t\r\n]|$)|(?<![ \t])[ \t]+(?:#|$|(?=\r?\n))|\r?\n|$/g;
const FLOW_PLAIN_END = /:(?=[ \t\r\n,[\]{}]|$)|(?<![ \t])[ \t]+(?:#|$|(?=\r?\n))|[,[\]{}]|\r?\n|$/g;

/** The scalars of a YAML document (YAML 1.2.2 §7.3, §8.1) that begin as a record does. */
export function* yamlTexts(source: string): Generator<FoundText> {
  let flow = 0;
  for (let at = 0; at < source.length; ) {
    const lineStart = at;
    /** The column of the innermost key or dash on the line: what goes on below is indented more. */
    let parent = -1;
    let isFirst = true;
    for (;;) {
      while (source[at] === ' ' || source[at] === '\t') at++;
      const unit = source[at];
      if (isFirst) {
        parent = at - lineStart - 1;
        // In a flow collection, lines are indented but for those that end it: one was left open, or is none.
        if (at === lineStart && unit !== undefined && /[^\]}\r\n]/.test(unit)) flow = 0;
        isFirst = false;
      }
      if (unit === undefined || unit === '\n' || unit === '\r' || unit === '#') {
        at = behindLine(source, at);
        break;
      }
      if (flow === 0 && /[-?]/.test(unit) && /[ \t\r\n]|^$/.test(source.charAt(at + 1))) {
        parent = at - lineStart;
        at++;
      } else if (/[[{]/.test(unit)) {
        flow++;
        at++;
      } else if (flow > 0 && /[\]},]/.test(unit)) {
        if (unit !== ',') flow--;
        at++;
      } else if (unit === ':') at++;
      else if (/[!&*]/.test(unit)) {
        PROPERTY.lastIndex = at;
        PROPERTY.test(source);
        at = PROPERTY.lastIndex;
      } else if (flow === 0 && isBlockHeader(source, at)) {
        const { texts, end } = readBlock(source, BLOCK_HEADER.lastIndex, parent);
        yield* texts;
        at = end;
        break;
      } else {
        const start = at;
        const isQuoted = unit === '"' || unit === "'";
        const mapping = beginsRecord(source, isQuoted ? at + 1 : at) ? createMapping() : undefined;
        if (isQuoted) at = readQuoted(source, at, mapping);
        else at = plain(source, at, flow > 0, parent, mapping);
        const isKey = source[at] === ':' && (isQuoted || /[\s,[\]{}]|^$/.test(source.charAt(at + 1)));
        if (isKey && flow === 0) parent = start - lineStart;
        if (!isKey && mapping !== undefined) yield found(mapping, isQuoted ? at - 1 : at);
        if (flow === 0 && !isKey && source.slice(start, at).includes('\n')) {
          // It has gone on to another line, where nothing but a comment may follow.
          at = behindLine(source, at);
          break;
        }
      }
    }
  }
}

function found(mapping: Mapping, end: number): FoundText {
  return { value: mapping.done(end), isPartial: false };
}

function isBlockHeader(source: string, at: number): boolean {
  BLOCK_HEADER.lastIndex = at;
  return BLOCK_HEADER.test(source);
}

function behindLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end + 1;
}

/** Goes to behind a plain scalar, which may go on in lines that are indented more than `parent`. */
function plain(
  source: string,
  start: number,
  inFlow: boolean,
  parent: number,
  mapping: Mapping | undefined,
): number {
  const pattern = inFlow ? FLOW_PLAIN_END : PLAIN_END;
  pattern.lastIndex = start;
  // At least the end of the text is found.
  const end = pattern.exec(source)?.index ?? source.length;
  const at = Math.max(end, start + 1);
  if (source[end] === ':' && end > start) return end;
  return readPlain(source, start, at, inFlow, parent, mapping);
}
