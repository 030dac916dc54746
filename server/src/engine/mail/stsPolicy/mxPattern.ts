import type { StsPolicy } from './stsPolicy.ts';
import { fieldsOf } from './stsPolicy.ts';

/** A domain of RFC 5321 §4.1.2, alone or behind `*.` (RFC 8461 §3.2). */
const PATTERN =
  /^(?:\*\.)?(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;
const MAX_LABEL = 63;
const MAX_NAME = 253;

/** Whether the value of an `mx` field can name hosts: a name, or one with `*` as its first label. */
export function isMxPattern(value: string): boolean {
  if (value.length > MAX_NAME || !PATTERN.test(value)) return false;
  const labels = value.split('.');
  return labels.every((label) => label.length <= MAX_LABEL) && !/^\d+$/.test(labels.at(-1) ?? '');
}

/**
 * Whether a pattern stands for a host (RFC 8461 §4.1): letter by letter but for case; `*` stands for exactly one label.
 *
 * @param host absolute, with or without the final dot
 */
export function matchesHost(pattern: string, host: string): boolean {
  const wanted = pattern.toLowerCase();
  const name = host.toLowerCase().replace(/\.$/, '');
  if (!wanted.startsWith('*.')) return wanted === name;
  const dot = name.indexOf('.');
  return dot > 0 && name.slice(dot) === wanted.slice(1);
}

/**
 * The patterns that the value of an `mx` field is meant to be: without the scheme, port, preference or final dot that other
 * files have, several values as several patterns. None where that is not to be told.
 */
export function meantPatterns(value: string): readonly string[] {
  if (isMxPattern(value)) return [value];
  const meant = value
    .replaceAll(/["'<>]/g, '')
    .split(/[,;\s]+/)
    .filter((word) => word !== '' && !/^\d+$/.test(word))
    .map(plainPattern);
  return meant.every(isMxPattern) ? meant : [];
}

function plainPattern(word: string): string {
  const host = word
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^mx:/i, '')
    .replace(/\/.*$/, '')
    .replace(/:\d+$/, '')
    .replace(/\.$/, '');
  return host.startsWith('.') ? `*${host}` : host;
}

/** The hosts among these that no `mx` field of the policy is meant to stand for. */
export function uncoveredHosts(policy: StsPolicy, hosts: readonly string[]): readonly string[] {
  const patterns = fieldsOf(policy, 'mx').flatMap(({ value }) => meantPatterns(value));
  return hosts.filter((host) => !patterns.some((pattern) => matchesHost(pattern, host)));
}
