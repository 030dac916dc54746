import type { Span } from '../mailRecord.ts';
import { readMacros, type SpfFault } from './readMacros.ts';
import type { DomainSpec, SpfMacro } from './spfRecord.ts';

const HYPHEN = 0x2d;
const DOT = 0x2e;
const NONE: readonly SpfMacro[] = [];

/** Reads a domain-spec (RFC 7208 §7.1): macros and visible ASCII that end in a macro, or in a label behind a dot. */
export function readDomainSpec(text: string, span: Span): DomainSpec | SpfFault {
  const { start, end } = span;
  const value = text.slice(start, end);
  const hasMacro = value.includes('%');
  const macros = hasMacro ? readMacros(text, span, false) : NONE;
  if ('problem' in macros) return macros;
  for (let at = start; at < end; at++) {
    if (!isVisible(text.charCodeAt(at)))
      return { problem: 'domainSpecInvalid', at: { start: at, end: at + 1 } };
  }
  const isEnded = endsInLabel(value) || (hasMacro && endsInMacro(text, end, macros.at(-1)?.end));
  return isEnded ? { start, end, text: value, hasMacro, macros } : { problem: 'domainSpecInvalid', at: span };
}

/** Whether a unit may stand in a macro-string, spaces being between terms. */
export function isVisible(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f;
}

function endsInMacro(text: string, end: number, lastMacro: number | undefined): boolean {
  if (lastMacro === end) return true;
  // "%%", "%_" and "%-" are macro-expands too; what stands before a pair of them has been read already.
  let percents = 0;
  const last = text[end - 1] as string;
  if (!'%_-'.includes(last)) return false;
  const from = last === '%' ? end - 1 : end - 2;
  for (let at = from; at >= 0 && text[at] === '%'; at--) percents++;
  return last === '%' ? percents > 0 : percents % 2 === 1;
}

/** Whether it ends in a toplabel with a dot before it, and perhaps one behind: not of digits alone, no hyphen at its ends. */
function endsInLabel(value: string): boolean {
  const end = value.endsWith('.') ? value.length - 1 : value.length;
  let isNumber = true;
  let at = end - 1;
  for (; at >= 0; at--) {
    const unit = value.charCodeAt(at);
    if (unit === DOT) break;
    const isLetter = (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
    if (isLetter || unit === HYPHEN) isNumber = false;
    else if (unit < 0x30 || unit > 0x39) return false;
  }
  return at >= 0 && at < end - 1 && !isNumber && value[at + 1] !== '-' && value[end - 1] !== '-';
}
