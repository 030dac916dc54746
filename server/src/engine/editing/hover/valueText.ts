import type { FieldKind } from '../../records/field.ts';
import { name, quotableTarget, target } from '../../records/fields/name.ts';
import { signerName } from '../../records/fields/signerName.ts';
import { type NamedValue, namedValues } from '../completion/namedValues.ts';
import { DECODERS } from './decoders.ts';
import type { FieldValue, RecordValue } from './fieldValue.ts';
import type { HoverContext } from './hoverContext.ts';
import { escaped } from './markdown.ts';
import { OTHER_VALUES } from './otherValues.ts';
import { standsAtWord } from './standsAt.ts';

const NAMES: ReadonlySet<FieldKind> = new Set([name, target, quotableTarget, signerName]);

/** What the value of a field means, in Markdown; `undefined` where it says that itself. */
export function valueText(
  value: FieldValue,
  context: HoverContext,
  record: RecordValue | undefined,
): string | undefined {
  const { type, field, words } = value;
  const decode = DECODERS[type.name]?.fields?.[field.name];
  if (decode !== undefined && record !== undefined) return decode(value, context, record);
  const word = words.join(' ').replace(/^"(.*)"$/, '$1');
  const known = [...namedValues(type.name, field), ...(OTHER_VALUES.get(field.kind) ?? [])].find(
    (each) => each.value.toUpperCase() === word.toUpperCase(),
  );
  if (known !== undefined) {
    return namedText(known);
  }
  return NAMES.has(field.kind) && record !== undefined ? standsAtWord(value, context, record) : undefined;
}

/** A name with what it means; a meaning that is but a reference stands in parentheses. */
function namedText({ name: title, meaning, obsolete }: NamedValue): string {
  const rest = meaning.startsWith(`${title} (`) ? meaning.slice(title.length + 1) : meaning;
  const isReference = /^RFC \d+(?: §[\w.]+)?$/.test(rest);
  const gap = rest.startsWith('(') || isReference ? ' ' : ': ';
  const end = obsolete === undefined ? '' : `; ${obsolete}`;
  return `**${escaped(title)}**${gap}${isReference ? `(${rest})` : rest}${end}`;
}
