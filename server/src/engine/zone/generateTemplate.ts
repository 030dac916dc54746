import { shown } from '../records/rdataInput.ts';

/** Literal text, and places where the iteration's number goes. */
export type Template = readonly (string | Modifier)[];

/** `${offset,width,base}`; a nibble base (`n`, `N`) writes hexadecimal digits in reverse order with dots between. */
interface Modifier {
  readonly offset: number;
  readonly width: number;
  readonly base: 'd' | 'o' | 'x' | 'X' | 'n' | 'N';
}

/**
 * Reads a $GENERATE template: `$` is the number, `${offset[,width[,base]]}` the number with an offset, padded to a
 * width and in a base, `$$` and `\$` a dollar sign.
 */
export function parseTemplate(text: string): Template | { readonly message: string } {
  const parts: (string | Modifier)[] = [];
  let literal = '';
  let at = 0;
  while (at < text.length) {
    const char = text[at] as string;
    if (char === '\\') {
      literal += text.slice(at, at + 2);
      at += 2;
    } else if (char !== '$') {
      literal += char;
      at++;
    } else if (text[at + 1] === '$') {
      // The record reader must see a plain dollar sign, which a name needs no escape for.
      literal += '$';
      at += 2;
    } else {
      if (literal !== '') parts.push(literal);
      literal = '';
      const braces = text[at + 1] === '{' ? /^\$\{([^}]*)\}/.exec(text.slice(at)) : undefined;
      if (braces === null) return { message: `"\${" in ${shown(text)} has no closing "}".` };
      const modifier = braces ? parseModifier(braces[1] as string) : DEFAULT;
      if (modifier === undefined) {
        return {
          message: `$GENERATE modifier ${shown(braces?.[0] ?? '')} is not valid: expected \${offset[,width[,base]]} with base d, o, x, X, n or N.`,
        };
      }
      parts.push(modifier);
      at += braces ? braces[0].length : 1;
    }
  }
  if (literal !== '') parts.push(literal);
  return parts;
}

const DEFAULT: Modifier = { offset: 0, width: 0, base: 'd' };

function parseModifier(text: string): Modifier | undefined {
  const match = /^([+-]?\d{1,10})(?:,(\d{1,10})(?:,([doxXnN]))?)?$/.exec(text);
  if (!match) return undefined;
  const width = Number(match[2] ?? 0);
  // BIND has room for no more.
  if (width > 127) return undefined;
  return { offset: Number(match[1]), width, base: (match[3] ?? 'd') as Modifier['base'] };
}

/** The template for one iteration; `undefined` when a number does not fit 32 bits. */
export function expandTemplate(template: Template, iteration: number): string | undefined {
  let text = '';
  for (const part of template) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const value = iteration + part.offset;
    if (value > 0x7fffffff || value < -0x80000000) return undefined;
    text += format(value, part);
  }
  return text;
}

/** Writes a number as C does: a negative one with its sign in front of the padding, or as 32 bits. */
function format(value: number, { width, base }: Modifier): string {
  const bits = value >>> 0;
  switch (base) {
    case 'd':
      return value < 0 ? `-${String(-value).padStart(width - 1, '0')}` : String(value).padStart(width, '0');
    case 'o':
      return bits.toString(8).padStart(width, '0');
    case 'x':
      return bits.toString(16).padStart(width, '0');
    case 'X':
      return bits.toString(16).toUpperCase().padStart(width, '0');
    case 'n':
    case 'N': {
      // The width counts the dots too, as BIND counts it.
      const digits = [...bits.toString(16)].reverse();
      while (digits.length * 2 - 1 < width) digits.push('0');
      const text = digits.join('.');
      return base === 'N' ? text.toUpperCase() : text;
    }
  }
}
