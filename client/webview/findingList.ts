import type { MessageFinding } from '../../server/src/engine/message/message.ts';
import { type Content, el } from './dom.ts';
import { t } from './l10n.ts';
import { stranger } from './stranger.ts';

type ShownFinding = Pick<MessageFinding, 'severity' | 'message' | 'rule'>;

/** Findings, each with its severity in a word; nothing where there are none. */
export function findingList(findings: readonly ShownFinding[]): HTMLElement | undefined {
  if (findings.length === 0) return undefined;
  return el(
    'ul',
    { class: 'findings' },
    findings.map((finding) => findingItem(finding)),
  );
}

/** A finding as an item of a list. @param content stands behind it */
export function findingItem({ severity, message, rule }: ShownFinding, ...content: Content[]): HTMLElement {
  return el(
    'li',
    { class: severity },
    el('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[severity]),
    el('strong', {}, severityWord(severity)),
    ' ',
    stranger(message),
    ' ',
    el('code', { class: 'quiet' }, rule),
    ' ',
    content,
  );
}

const SIGNS = { error: '✕', warning: '!', info: 'i', hint: '·' } as const;

function severityWord(severity: MessageFinding['severity']): string {
  switch (severity) {
    case 'error':
      return t('Error:');
    case 'warning':
      return t('Warning:');
    case 'info':
      return t('Note:');
    case 'hint':
      return t('Hint:');
  }
}
