/** One tag of an XML text, or an instruction or declaration in it. */
export interface XmlTag {
  readonly kind: 'start' | 'empty' | 'end' | 'instruction' | 'declaration';
  /** As written, with its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Of instructions and declarations: what stands in them. */
  readonly content: string;
  /** Whether text other than blanks stands between the tag before and this one. */
  readonly followsText: boolean;
}

const NAME = /[^\s<>/=!?'"]+/y;
const ATTRIBUTE = /\s*([^\s<>/=!?'"]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const CLOSE = /\s*(\/?)>/y;
const TEXT = /\S/g;

/**
 * The tags of an XML text in turn (XML 1.0 §3.1), comments and text left out; one pass, nothing expanded.
 *
 * @returns whether the text could be read to its end
 */
export function* xmlTags(text: string): Generator<XmlTag, boolean> {
  let behindTag = 0;
  let followsText = false;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    TEXT.lastIndex = behindTag;
    followsText ||= (TEXT.exec(text)?.index ?? at) < at;
    const special = specialAt(text, at);
    if (special !== undefined) {
      if (special.next < 0) return false;
      if (special.tag !== undefined) yield special.tag;
      followsText ||= special.isText;
      at = special.next;
      behindTag = at;
      continue;
    }
    const isEnd = text[at + 1] === '/';
    NAME.lastIndex = at + (isEnd ? 2 : 1);
    const name = NAME.exec(text)?.[0];
    if (name === undefined) return false;
    let next = NAME.lastIndex;
    const attributes = new Map<string, string>();
    for (;;) {
      ATTRIBUTE.lastIndex = next;
      const attribute = ATTRIBUTE.exec(text);
      if (attribute === null) break;
      attributes.set(attribute[1] ?? '', attribute[2] ?? attribute[3] ?? '');
      next = ATTRIBUTE.lastIndex;
    }
    CLOSE.lastIndex = next;
    const close = CLOSE.exec(text);
    if (close === null) return false;
    at = CLOSE.lastIndex;
    behindTag = at;
    const kind = isEnd ? 'end' : close[1] === '' ? 'start' : 'empty';
    yield { kind, name, attributes, content: '', followsText };
    followsText = false;
  }
  return true;
}

/** Comments, text that is taken as it is, instructions, and declarations with all that stands in their brackets. */
function specialAt(
  text: string,
  at: number,
): { readonly next: number; readonly isText: boolean; readonly tag?: XmlTag } | undefined {
  const mark = text[at + 1];
  if (mark !== '!' && mark !== '?') return undefined;
  if (text.startsWith('<!--', at)) return { next: behind(text, '-->', at + 4), isText: false };
  if (text.startsWith('<![CDATA[', at)) return { next: behind(text, ']]>', at + 9), isText: true };
  const isInstruction = mark === '?';
  let next = behind(text, isInstruction ? '?>' : '>', at + 2);
  const bracket = isInstruction || next < 0 ? -1 : text.slice(at, next).indexOf('[');
  if (bracket >= 0) {
    const closing = behind(text, ']', at + bracket);
    next = closing < 0 ? -1 : behind(text, '>', closing);
  }
  const content = text.slice(at + 2, next < 0 ? undefined : next);
  const name = /^\S{0,40}/.exec(content)?.[0] ?? '';
  const kind = isInstruction ? 'instruction' : 'declaration';
  return {
    next,
    isText: false,
    tag: { kind, name, attributes: new Map(), content, followsText: false },
  };
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}
