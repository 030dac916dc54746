import { knownSender } from '../knownSenders.ts';
import { covers, EVERYTHING } from '../networks.ts';
import type { OuterTerm } from './outerTerms.ts';
import type { Proof } from './prove.ts';
import type { Resolved, ResolvedRecord } from './resolvedSpf.ts';

/** What a user should know before a flattened record is published: a sentence each. */
export function warningsOf(flattened: readonly OuterTerm[], proof: Proof): string[] {
  const warnings: string[] = [];
  const senders = new Set<string>();
  for (const { resolved, item } of flattened) {
    const targets =
      resolved.include === undefined ? [] : [resolved.target ?? '', ...targetsIn(resolved.include)];
    for (const target of targets) {
      const sender = knownSender(target);
      if (sender?.changesOften) senders.add(sender.name);
    }
    if (item.set !== undefined && covers(item.set, EVERYTHING)) {
      warnings.push(`${item.text} lets everybody send: its record passes all addresses.`);
    }
  }
  for (const name of [...senders].sort()) {
    warnings.push(
      `${name} changes its addresses often: mail from new ones fails until the copy is refreshed.`,
    );
  }
  if (flattened.length > 0 && senders.size === 0) {
    warnings.push('The record holds a copy of addresses of others: it has to be refreshed when they change.');
  }
  if (proof.lifted.noRecord > 0) {
    warnings.push(
      'Until now, an include of a name without SPF record was a permanent error for some addresses: they were compared as if it matched nothing.',
    );
  }
  if (proof.stillErrors > 0) {
    warnings.push(
      'For some addresses the result is a permanent error, as before: a term that stays leads to a mistake.',
    );
  }
  return warnings;
}

/** Why a term stays a term, as the end of a sentence; `undefined` where it can be flattened or costs nothing. */
export function whyKept({ item, flat, resolved }: OuterTerm): string | undefined {
  if (item.cost === 0 || flat !== undefined) return undefined;
  const { term, include } = resolved;
  if (term.domain?.hasMacro) return 'its name depends on the message';
  if (term.name === 'ptr' || term.name === 'exists') return 'it depends on more than the address';
  if (term.name === 'a' || term.name === 'mx') return 'its addresses change with its hosts';
  if (include?.status !== 'record') return 'it leads to a mistake';
  return whyKeptIn(include.resolved) ?? 'it would take no fewer lookups';
}

function whyKeptIn({ terms, redirect, domain }: ResolvedRecord): string | undefined {
  for (const { term, include } of terms) {
    if (term.domain?.hasMacro) return `the record of "${domain}" has macros, which depend on the message`;
    if (term.name === 'ptr' || term.name === 'exists') return `the record of "${domain}" has ${term.name}`;
    if (include?.status === 'broken') return `the record of "${domain}" leads to a mistake`;
  }
  for (const { include } of terms) {
    const why = include?.status === 'record' ? whyKeptIn(include.resolved) : undefined;
    if (why !== undefined) return why;
  }
  return redirect?.to.status === 'record' ? whyKeptIn(redirect.to.resolved) : undefined;
}

/** All names that an include leads to, without its own. */
function targetsIn(to: Resolved): string[] {
  if (to.status !== 'record') return [];
  const { terms, redirect } = to.resolved;
  const own = terms.flatMap(({ target, include }) =>
    include === undefined || target === undefined ? [] : [target, ...targetsIn(include)],
  );
  return redirect === undefined ? own : [...own, redirect.target, ...targetsIn(redirect.to)];
}
