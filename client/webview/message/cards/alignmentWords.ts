import { t } from '../../l10n.ts';

/** Whether an identifier belongs to the domain in From (RFC 9989 counts it only then). */
export function alignmentWords(isAligned: boolean | null): string {
  if (isAligned === null) return t('not known');
  return isAligned
    ? t('aligned: it belongs to the domain in From')
    : t('not aligned: it does not belong to the domain in From');
}
