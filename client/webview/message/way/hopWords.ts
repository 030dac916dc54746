import type { Hop } from '../../../../server/src/engine/message/messageReport.ts';
import { delayText } from '../../../../server/src/engine/message/render/delay.ts';
import { plain } from '../../../../server/src/engine/text/plain.ts';
import { t } from '../../l10n.ts';
import { encryptionOf } from './encryption.ts';

/** How long a hop took, in short; empty where that is not known. */
export function delayWords({ delaySeconds, number, findings }: Hop): string {
  if (number === 1 || delaySeconds === null) return '';
  if (delaySeconds < 0 || findings.some(({ rule }) => rule === 'received/clock-skew'))
    return t('! clock {0}', signed(delaySeconds));
  return findings.some(({ rule }) => rule === 'received/slow-hop' || rule === 'received/very-slow-hop')
    ? t('! slow {0}', signed(delaySeconds))
    : signed(delaySeconds);
}

function signed(seconds: number): string {
  return seconds < 0 ? delayText(seconds) : `+${delayText(seconds)}`;
}

/** Whether it was encrypted, in short. */
export function encryptionWords(hop: Hop): string {
  switch (encryptionOf(hop)) {
    case 'encrypted':
      return plain(hop.tls?.version ?? 'TLS');
    case 'plain':
      return t('! not encrypted');
    case 'unknown':
      return t('TLS not said');
  }
}

/** Over what it went. */
export function scopeWords(scope: Hop['scope']): string {
  switch (scope) {
    case 'internal':
      return t('within one network');
    case 'public':
      return t('over the internet');
    case 'unknown':
      return t('not known over what');
  }
}

/** Whether what a hop's field says can be believed. */
export function standingWords({ isBoundary, isTrusted }: Hop): string {
  if (isBoundary) return t('Here it came in from outside: SPF judges this address.');
  return isTrusted
    ? t('Written by the receiver.')
    : t('The sender’s word: a field like this can be made up.');
}
