import type { AuthResult } from '../../../../server/src/engine/message/messageReport.ts';
import type { Content } from '../../dom.ts';
import { t } from '../../l10n.ts';
import { resultMark } from '../../resultMark.ts';
import { stateMark } from '../../stateMark.ts';

/** Whether an identifier belongs to the domain in From (RFC 9989 counts it only then). */
export function alignmentWords(isAligned: boolean | null): string {
  if (isAligned === null) return t('not known');
  return isAligned
    ? t('aligned: it belongs to the domain in From')
    : t('not aligned: it does not belong to the domain in From');
}

/** A result, and that it does not count where it is of another domain than that in From. */
export function alignedMark(result: AuthResult, isAligned: boolean | null): Content {
  if (result !== 'pass' || isAligned !== false) return resultMark(result);
  return [resultMark(result), ' ', stateMark('doubtful', t('not aligned'))];
}
