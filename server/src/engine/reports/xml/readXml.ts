import { REPORT } from '../findings.ts';
import type { NoteList } from '../notes.ts';
import { decodeEntities } from './decodeEntities.ts';

/** An element of a report: names without their prefix and in lower case. */
export interface XmlElement {
  readonly name: string;
  readonly start: number;
  /** The namespace that it declares, if it declares one. */
  readonly namespace: string | undefined;
  /** Its own text, without blanks around. */
  text: string;
  readonly children: XmlElement[];
}

/** Why a text cannot be read on, and where. */
export interface XmlFault {
  readonly message: string;
  readonly at: number;
}

/** Reports have six levels, and some dozens of elements outside of their records. */
const MOST_DEPTH = 32;
const MOST_ELEMENTS = 50_000;
const LONGEST_TAG = 4096;

const NAME = /[A-Za-z_][\w.-]*(?::[\w.-]+)?/y;

/**
 * Reads the XML of a report in one pass, without entities of its own and without a document type. It is a reader of our own,
 * since reports that are not well-formed have to be read too, each fault has to be told with its place, and large ones must
 * not be held as a tree: `take` gets each element when it ends, and an element that it takes is not kept.
 *
 * @param take whether it has taken an element; `isWhole` tells whether its end was there
 * @returns what lies around all elements; with the fault, if the text cannot be read on
 */
export function readXml(
  text: string,
  notes: NoteList,
  take: (element: XmlElement, parent: XmlElement, isWhole: boolean) => boolean,
): { readonly top: XmlElement; readonly fault?: XmlFault } {
  const top: XmlElement = { name: '', start: 0, namespace: undefined, text: '', children: [] };
  const open: XmlElement[] = [top];
  const sizes: number[] = [0];
  let elements = 0;
  const current = () => open[open.length - 1] as XmlElement;
  const close = (isWhole: boolean) => {
    const element = open.pop() as XmlElement;
    const before = sizes.pop() as number;
    const raw = element.text.trim();
    element.text = raw.includes('&') ? decodeEntities(raw) : raw;
    if (raw !== '' && element.children.length > 0) {
      notes.add(
        REPORT.xml,
        `In "${element.name}" stands text between the elements. It is left out.`,
        element.start,
      );
    }
    if (take(element, current(), isWhole)) elements = before;
    else current().children.push(element);
  };
  const fault = (message: string, at: number) => ({ top, fault: { message, at } });

  for (let at = 0; at < text.length; ) {
    const tag = text.indexOf('<', at);
    const end = tag < 0 ? text.length : tag;
    if (end > at && open.length > 1) current().text += text.slice(at, end);
    if (tag < 0) break;
    const mark = text[tag + 1];
    if (mark === '?' || mark === '!') {
      const special = specialAt(text, tag);
      if (special.fault !== undefined) return fault(special.fault, tag);
      if (special.content !== undefined) current().text += special.content.replaceAll('&', '&amp;');
      at = special.next;
      continue;
    }
    const isEnd = mark === '/';
    const found = tagAt(text, tag, isEnd);
    if (found === undefined) {
      notes.add(REPORT.xml, 'A "<" begins no tag. It is taken for text.', tag);
      current().text += '<';
      at = tag + 1;
      continue;
    }
    at = found.next;
    if (isEnd) {
      const level = open.findLastIndex(({ name }, i) => i > 0 && name === found.name);
      if (level < 0) notes.add(REPORT.xml, `"${found.name}" ends that never began.`, tag);
      else {
        while (open.length > level + 1) {
          notes.add(REPORT.xml, `"${current().name}" does not end.`, current().start);
          close(true);
        }
        close(true);
      }
      continue;
    }
    if (open.length > MOST_DEPTH) {
      return fault(
        `The elements are nested more than ${MOST_DEPTH} deep, which those of no report are.`,
        tag,
      );
    }
    sizes.push(elements);
    if (++elements > MOST_ELEMENTS) {
      return fault(`There are more than ${MOST_ELEMENTS} elements that belong to no whole record.`, tag);
    }
    open.push({ name: found.name, start: tag, namespace: found.namespace, text: '', children: [] });
    if (found.isEmpty) close(true);
  }
  while (open.length > 1) close(false);
  return { top };
}

interface Tag {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly isEmpty: boolean;
  readonly next: number;
}

/** The tag at a "<"; `undefined` where none begins. */
function tagAt(text: string, start: number, isEnd: boolean): Tag | undefined {
  NAME.lastIndex = start + (isEnd ? 2 : 1);
  const written = NAME.exec(text)?.[0];
  if (written === undefined || written.length > LONGEST_TAG) return undefined;
  const rest = NAME.lastIndex;
  if (!/[\s/>]/.test(text[rest] ?? '')) return undefined;
  let quote = '';
  for (let at = rest; at < text.length && at < rest + LONGEST_TAG; at++) {
    const char = text[at] as string;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '<') return undefined;
    else if (char === '>') {
      const name = written.slice(written.indexOf(':') + 1).toLowerCase();
      const attributes = text.slice(rest, at);
      const namespace = /\sxmlns(?::[\w.-]+)?\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
      return { name, namespace, isEmpty: attributes.endsWith('/'), next: at + 1 };
    }
  }
  return undefined;
}

interface Special {
  readonly next: number;
  readonly content?: string;
  readonly fault?: string;
}

/** What stands at `<?` and `<!`: instructions and comments, which are skipped, and text that is to be taken as it is. */
function specialAt(text: string, start: number): Special {
  const upTo = (end: string, from: number) => {
    const at = text.indexOf(end, from);
    return at < 0 ? { at: text.length, next: text.length } : { at, next: at + end.length };
  };
  if (text.startsWith('<!--', start)) return { next: upTo('-->', start + 4).next };
  if (text.startsWith('<![CDATA[', start)) {
    const { at, next } = upTo(']]>', start + 9);
    return { next, content: text.slice(start + 9, at) };
  }
  if (text[start + 1] === '?') return { next: upTo('?>', start + 2).next };
  const { at, next } = upTo('>', start + 2);
  if (text.slice(start, Math.min(at, start + LONGEST_TAG)).includes('[')) {
    return {
      next,
      fault: 'It declares entities of its own, which no report does and attackers do to fill the memory.',
    };
  }
  return { next };
}
