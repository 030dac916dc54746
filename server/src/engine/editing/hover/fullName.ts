import { uLabel } from '../../text/idna.ts';
import type { NameId } from '../../zone/names.ts';
import { nameText } from '../../zone/nameText.ts';
import type { HoverContext } from './hoverContext.ts';
import { code } from './markdown.ts';

/** An absolute name in full, with what its A-labels stand for. */
export function fullName({ zone }: HoverContext, name: NameId): string {
  const text = nameText(zone.names, name);
  const unicode = unicodeText(text);
  return code(text) + (unicode === text ? '' : ` (${code(unicode)})`);
}

/** A name with the labels that its A-labels stand for (RFC 5890 §2.3.2.1). */
function unicodeText(name: string): string {
  return name.replace(/(^|\.)(xn--[a-z0-9-]+)(?=\.|$)/gi, (all, dot: string, label: string) => {
    const unicode = uLabel(label);
    return unicode === undefined ? all : dot + unicode;
  });
}
