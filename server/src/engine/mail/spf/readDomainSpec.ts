import type { Span } from '../mailRecord.ts';
import { readMacros, type SpfFault } from './readMacros.ts';
import type { DomainSpec } from './spfRecord.ts';

/** Reads a domain-spec (RFC 7208 §7.1): macros and visible ASCII that end in a macro, or in a label behind a dot. */
export function readDomainSpec(text: string, span: Span): DomainSpec | SpfFault {
  const { start, end } = span;
  const macros = readMacros(text, span, false);
  if ('problem' in macros) return macros;
  for (let at = start; at < end; at++) {
    if (!isVisible(text.charCodeAt(at)))
      return { problem: 'domainSpecInvalid', at: { start: at, end: at + 1 } };
  }
  const value = text.slice(start, end);
  if (!endsInMacro(text, end, macros.at(-1)?.end) && !endsInLabel(value)) {
    return { problem: 'domainSpecInvalid', at: span };
  }
  return { start, end, text: value, hasMacro: value.includes('%'), macros };
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
  const dot = value.lastIndexOf('.', end - 1);
  if (dot < 0 || end === 0) return false;
  const label = value.slice(dot + 1, end);
  return (
    /^[a-z0-9-]+$/i.test(label) && /[a-z-]/i.test(label) && !label.startsWith('-') && !label.endsWith('-')
  );
}
