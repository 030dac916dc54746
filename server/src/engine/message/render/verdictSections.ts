import type { MessageReport } from '../messageReport.ts';
import { fact, listSection, type Section, said, sentences } from './blocks.ts';
import { LEVELS } from './results.ts';

/** What is said first: the verdict, why, what to do, and which message it is about. */
export function verdictSections({ summary }: MessageReport): Section[] {
  const { verdict, level, reasons, advice, from, to, subject, date, messageId } = summary;
  const facts = [
    ...fact('From', from),
    ...fact('To', to),
    ...fact('Subject', subject),
    ...fact('Date', date),
    ...fact('Message-ID', messageId),
  ];
  return [
    { title: '', blocks: [{ kind: 'line', line: [said(verdict, LEVELS[level])] }] },
    ...listSection('Why', sentences(reasons)),
    ...listSection('What to do', sentences(advice)),
    ...(facts.length === 0 ? [] : [{ title: 'Message', blocks: [{ kind: 'facts' as const, facts }] }]),
  ];
}
