/// <reference path="./mailauth.d.ts" />
import { isValidTargetName } from 'mailauth/lib/spf/syntax.js';
import type { Cancel, Dns, DnsAnswer, DnsData, DnsFailure, DnsType } from '../../engine/dns/dns.ts';
import { MAX_LOOKUPS, MAX_VOIDS } from '../../engine/mail/spf/tree/spfTree.ts';

/** What mailauth ends an evaluation with: thrown, as its own resolver does. */
class SpfError extends Error {
  readonly spfResult: { error: 'none' | 'permerror' | 'temperror'; text: string };

  constructor(error: 'permerror' | 'temperror', text: string) {
    super(text);
    this.spfResult = { error, text };
  }
}

/** Why an evaluation ended with an error. */
export function spfErrorOf(error: unknown): SpfError['spfResult'] | undefined {
  if (typeof error !== 'object' || error === null || !('spfResult' in error)) return undefined;
  return error.spfResult as SpfError['spfResult'];
}

/** Asks DNS as mailauth wants it to be asked, and counts. */
export interface CountingResolver {
  (name: string, type: string): Promise<unknown[]>;
  readonly counts: { lookups: number; voids: number };
}

interface Limits {
  /** Whether the first question is free: that for the record itself (RFC 7208 §4.6.4). */
  readonly isFirstFree: boolean;
  /** Whether lookups that find nothing end it at the third; those of the hosts of `mx` and `ptr` do not. */
  readonly limitsVoids: boolean;
}

/** Answers through the port, with the limits of RFC 7208 §4.6.4. */
export function mailauthResolver(
  dns: Dns,
  { isFirstFree, limitsVoids }: Limits,
  cancel: Cancel | undefined,
): CountingResolver {
  const counts = { lookups: isFirstFree ? -1 : 0, voids: 0 };
  const ask = async (name: string, type: string): Promise<unknown[]> => {
    if (++counts.lookups > MAX_LOOKUPS) {
      throw new SpfError('permerror', `More than ${MAX_LOOKUPS} lookups are needed.`);
    }
    if (!isUsual(name) && !isValidTargetName(name)) {
      throw new SpfError('permerror', `"${name}" is no name that can be asked for.`);
    }
    const answer = await dns.ask(presented(name), type as DnsType, cancel);
    if (answer.status === 'noName' || answer.status === 'noData') {
      if (++counts.voids > MAX_VOIDS && limitsVoids) {
        throw new SpfError('permerror', `More than ${MAX_VOIDS} lookups find nothing.`);
      }
    }
    return recordsOf(answer, name, type);
  };
  return Object.assign(ask, { counts });
}

/** Answers through the port without limits: for explanations (RFC 7208 §6.2). */
export function freeResolver(dns: Dns, cancel: Cancel | undefined) {
  return async (name: string, type: string): Promise<unknown[]> =>
    recordsOf(await dns.ask(presented(name), type as DnsType, cancel), name, type);
}

/** Records in the form of Node's resolver. */
function recordsOf(answer: DnsAnswer, name: string, type: string): unknown[] {
  switch (answer.status) {
    case 'noName':
    case 'noData':
      return [];
    case 'failed':
      throw new SpfError(...errorOf(answer.reason, name, answer.detail));
    case 'found':
      if (type === 'TXT') return answer.records.map((text) => [text]);
      if (type !== 'MX') return [...answer.records];
      return (answer.records as readonly DnsData['MX'][]).map(({ preference, exchange }) => ({
        priority: preference,
        exchange,
      }));
  }
}

function errorOf(reason: DnsFailure, name: string, detail: string): ['permerror' | 'temperror', string] {
  if (reason === 'invalidName') return ['permerror', `"${name}" is no name that can be asked for.`];
  return ['temperror', detail];
}

/** Labels behind one another, the last of which begins with a letter. */
function isUsual(name: string): boolean {
  const dot = name.lastIndexOf('.');
  return dot > 0 && /^[\x20-\x7e]*$/.test(name) && /^[a-z][a-z0-9-]*$/i.test(name.slice(dot + 1));
}

/** As a name is written, where a backslash begins an escape (RFC 1035 §5.1). */
function presented(name: string): string {
  return name.replaceAll('\\', '\\\\');
}
