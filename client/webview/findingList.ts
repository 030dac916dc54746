import type { MessageFinding } from '../../server/src/engine/message/message.ts';
import { el } from './dom.ts';
import { t } from './l10n.ts';

/** Findings, each with its severity in a word; nothing where there are none. */
export function findingList(
  findings: readonly Pick<MessageFinding, 'severity' | 'message' | 'rule'>[],
): HTMLElement | undefined {
  if (findings.length === 0) return undefined;
  return el(
    'ul',
    { class: 'findings' },
    findings.map(({ severity, message, rule }) =>
      el(
        'li',
        { class: severity },
        el('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[severity]),
        el('strong', {}, severityWord(severity)),
        ' ',
        message,
        ' ',
        el('code', { class: 'quiet' }, rule),
      ),
    ),
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
