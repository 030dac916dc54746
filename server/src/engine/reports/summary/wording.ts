import type { SourceSummary } from './reportSummary.ts';

/** `1 message`, `1,200 messages`. */
export function counted(count: number, what: string): string {
  return `${grouped(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** A number with its thousands apart. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A share of one; nothing that is not all is called all. */
export function percent(share: number): string {
  if (share > 0.995 && share < 1) return '99 %';
  if (share > 0 && share < 0.005) return 'less than 1 %';
  return `${Math.round(share * 100)} %`;
}

/** An address with the service that it belongs to. */
export function sourceName({ ip, organization }: Pick<SourceSummary, 'ip' | 'organization'>): string {
  return organization === null ? ip : `${ip} (${organization})`;
}
