import type { Span } from '../../mail/mailRecord.ts';
import { joinedInValue } from '../../mail/spf/joinedTerm.ts';
import type { DomainSpec, SpfRecord } from '../../mail/spf/spfRecord.ts';
import { type TermWithDomain, termsWithDomain } from './spfTerms.ts';

/** What is wrong with a domain-spec that the grammar allows, but that no name can be; and where. */
export interface DomainFault {
  readonly kind: 'joined' | 'url' | 'emptyLabel' | 'longLabel' | 'longName' | 'character';
  readonly at: Span;
}

const MAX_LABEL = 63;
const MAX_NAME = 253;
const ORDINARY = /^[\w-]{1,63}(?:\.[\w-]{1,63})+\.?$/;

/** A term whose domain no name can be. */
export interface FaultyTerm {
  readonly term: TermWithDomain;
  readonly fault: DomainFault;
}

/** As for {@link termsWithDomain}: three rules ask, one after the other. */
let lastTerms: SpfRecord['terms'] = [];
let lastFaulty: readonly FaultyTerm[] = [];

/** The terms that could be read, but name a domain that no name can be. */
export function faultyDomains(record: SpfRecord): readonly FaultyTerm[] {
  if (record.terms === lastTerms) return lastFaulty;
  const faulty: FaultyTerm[] = [];
  for (const term of termsWithDomain(record)) {
    const fault = domainFault(record.text, term.domain);
    if (fault !== undefined) faulty.push({ term, fault });
  }
  lastTerms = record.terms;
  lastFaulty = faulty;
  return faulty;
}

/** Looks at the literal parts of a domain-spec: visible characters of all kinds may stand there (RFC 7208 §7.1). */
function domainFault(text: string, domain: DomainSpec): DomainFault | undefined {
  const { end } = domain;
  const toplabel = domain.text.slice(domain.text.lastIndexOf('.') + 1);
  const isUsual = !toplabel.includes('-') || /^xn--/i.test(toplabel);
  if (isUsual && domain.text.length <= MAX_NAME && ORDINARY.test(domain.text)) return undefined;
  const joint = joinedInValue(text, domain);
  if (joint && !(toplabel.startsWith('xn--') && joint.end === end) && !isInMacro(domain, joint))
    return { kind: 'joined', at: joint };
  if (literals(domain).some((span) => /[/@]/.test(text.slice(span.start, span.end))))
    return { kind: 'url', at: domain };
  return nameFault(text, domain);
}

function nameFault(text: string, domain: DomainSpec): DomainFault | undefined {
  for (const span of literals(domain)) {
    const odd = /[^\w.%-]/.exec(text.slice(span.start, span.end));
    if (odd === null) continue;
    const at = span.start + odd.index;
    return { kind: 'character', at: { start: at, end: at + 1 } };
  }
  const { start } = domain;
  const empty = domain.text.startsWith('.') ? 0 : domain.text.indexOf('..');
  if (empty >= 0)
    return { kind: 'emptyLabel', at: { start: start + empty, end: start + empty + (empty > 0 ? 2 : 1) } };
  if (domain.hasMacro) return undefined;
  let from = start;
  for (const label of domain.text.split('.')) {
    if (label.length > MAX_LABEL) return { kind: 'longLabel', at: { start: from, end: from + label.length } };
    from += label.length + 1;
  }
  return domain.text.replace(/\.$/, '').length > MAX_NAME ? { kind: 'longName', at: domain } : undefined;
}

function isInMacro({ macros }: DomainSpec, span: Span): boolean {
  return macros.some(({ start, end }) => span.start >= start && span.start < end);
}

/** The parts between macros. */
function literals({ start, end, macros }: DomainSpec): Span[] {
  const spans: Span[] = [];
  let from = start;
  for (const macro of macros) {
    spans.push({ start: from, end: macro.start });
    from = macro.end;
  }
  return [...spans, { start: from, end }];
}
