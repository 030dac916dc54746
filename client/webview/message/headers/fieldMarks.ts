import type { DkimVerdict, MessageReport } from '../../../../server/src/engine/message/messageReport.ts';
import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { plain } from '../../../../server/src/engine/text/plain.ts';
import { t } from '../../l10n.ts';
import { signedStandings } from '../signatures/coverage.ts';

/** What is said of a field beside its value. */
export interface FieldMark {
  readonly key: 'receiver' | 'way' | 'signed' | 'listed' | 'changed';
  readonly sign: string;
  readonly text: string;
}

/** Who added each field, and which signatures cover it; by its index. */
export function fieldMarks(report: PlacedReport['report']): (field: number) => FieldMark[] {
  const byField = new Map<number, FieldMark[]>();
  for (const verdict of report.dkim) {
    for (const [field, standing] of signedStandings(verdict)) {
      const marks = byField.get(field) ?? [];
      byField.set(field, marks);
      marks.push(signedMark(verdict, standing));
    }
  }
  const zone = traceZone(report);
  return (field) => [...zone(field), ...(byField.get(field) ?? [])];
}

type SignedStanding = NonNullable<ReturnType<ReturnType<typeof signedStandings>['get']>>;

function signedMark({ domain }: DkimVerdict, standing: SignedStanding): FieldMark {
  const name = domain === null ? '?' : plain(domain);
  switch (standing) {
    case 'kept':
      return { key: 'signed', sign: '✓', text: t('signed by {0}', name) };
    case 'changed':
      return { key: 'changed', sign: '≠', text: t('signed by {0}, and changed since', name) };
    case 'added':
      return { key: 'changed', sign: '+', text: t('added since {0} signed', name) };
    default:
      return { key: 'listed', sign: '?', text: t('signed by {0}, not confirmed', name) };
  }
}

/**
 * Servers put their fields above those that are there (RFC 5321 §4.4): what stands above a Received field came later. Filters of
 * the receiver may put theirs below its Received field; of these, only results are known to be its own.
 */
function traceZone({ hops, authenticationResults }: MessageReport): (field: number) => FieldMark[] {
  const boundary = hops.find(({ isBoundary, isTrusted }) => isBoundary && isTrusted)?.field ?? -1;
  const last = hops.reduce((most, { field }) => Math.max(most, field), -1);
  const own = new Set(authenticationResults.flatMap(({ field, isTrusted }) => (isTrusted ? field : [])));
  return (field) => {
    if (field <= boundary || own.has(field))
      return [{ key: 'receiver', sign: '⇣', text: t('added by the receiver') }];
    return field <= last ? [{ key: 'way', sign: '→', text: t('added on the way') }] : [];
  };
}
