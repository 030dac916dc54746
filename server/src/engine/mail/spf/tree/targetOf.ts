import type { DomainSpec } from '../spfRecord.ts';

/** The longest name that is asked for; of longer ones labels are dropped from the left (RFC 7208 §7.3). */
const MAX_NAME = 253;

/**
 * The name that a domain-spec stands for, in lower case and presentation form, without the final dot; `undefined` where it
 * depends on the message. `%{d}` alone does not: it is the domain whose record is evaluated (RFC 7208 §7.2).
 */
export function targetOf(spec: DomainSpec, domain: string | undefined): string | undefined {
  let name = '';
  let at = 0;
  for (const macro of spec.macros) {
    if (macro.letter !== 'd' || domain === undefined) return undefined;
    name += literal(spec.text.slice(at, macro.start - spec.start));
    const parts = split(domain, macro.delimiters === '' ? '.' : macro.delimiters);
    if (macro.reversed) parts.reverse();
    name += parts.slice(macro.parts === undefined ? 0 : -macro.parts).join('.');
    at = macro.end - spec.start;
  }
  name += literal(spec.text.slice(at));
  return truncated(name.toLowerCase().replace(/\.$/, ''));
}

/** Text without macros, as a name is written: `%%` is a percent sign, `%_` a blank, `%-` is `%20` (RFC 7208 §7.1). */
function literal(text: string): string {
  return text.replaceAll(/\\|%[%_-]/g, (part) => {
    if (part === '\\') return '\\\\';
    return part === '%%' ? '%' : part === '%_' ? '\\032' : '%20';
  });
}

function split(text: string, delimiters: string): string[] {
  const parts = [''];
  for (const unit of text) {
    if (delimiters.includes(unit)) parts.push('');
    else parts[parts.length - 1] += unit;
  }
  return parts;
}

function truncated(name: string): string {
  let rest = name;
  while (rest.length > MAX_NAME && rest.includes('.')) rest = rest.slice(rest.indexOf('.') + 1);
  return rest;
}
