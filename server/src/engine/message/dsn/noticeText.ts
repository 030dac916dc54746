import type { MimeParts } from './mimeParts.ts';
import { partText } from './partText.ts';

/** The words for people: plain text before HTML, and nothing of enclosed messages. */
export function noticeText(parts: MimeParts): string {
  const leaves = parts.parts.slice(0, 20);
  const of = (type: string) => {
    const texts: string[] = [];
    for (const part of leaves) {
      if (part.type.startsWith('message/rfc822') || part.type === 'text/rfc822-headers') break;
      if (part.type === type) texts.push(partText(parts, part));
    }
    return texts.join('\n');
  };
  const plain = of('text/plain');
  return plain.trim() !== '' ? plain : withoutTags(of('text/html'));
}

/** Without the elements of a name and what is in them; what one that is not closed has behind it is lost to a browser too. */
function withoutElement(html: string, name: string): string {
  const begin = new RegExp(`<${name}\\b`, 'gi');
  const end = new RegExp(`</${name}\\b`, 'gi');
  let kept = '';
  for (let at = 0; ; ) {
    begin.lastIndex = at;
    const start = begin.exec(html)?.index;
    if (start === undefined) return kept + html.slice(at);
    kept += html.slice(at, start);
    end.lastIndex = start;
    const close = end.exec(html)?.index;
    if (close === undefined) return kept;
    at = close;
  }
}

function withoutTags(html: string): string {
  return withoutElement(withoutElement(html, 'style'), 'script')
    .replaceAll(/<(?:br|\/p|\/div|\/tr|\/td|\/h\d|\/li)\b[^<>]{0,500}>/gi, '\n')
    .replaceAll(/<\/?[a-z!][^<>]{0,2000}>/gi, ' ')
    .replaceAll(/&lt;/g, '<')
    .replaceAll(/&gt;/g, '>')
    .replaceAll(/&(?:nbsp|#160);/g, ' ')
    .replaceAll(/&(?:#39|apos);/g, "'")
    .replaceAll(/&quot;/g, '"')
    .replaceAll(/&amp;/g, '&');
}
