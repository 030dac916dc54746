import type { SpfTree } from '../../engine/mail/spf/tree/spfTree.ts';
import { costText, type TreeLine, treeLines } from '../../engine/mail/spf/tree/treeText.ts';
import { sendersText, stateText } from '../../engine/mail/spf/tree/wording.ts';
import { plain } from '../../engine/text/plain.ts';
import type { Paint, Style } from '../terminal.ts';
import type { Severity, SpfFinding } from './findings.ts';
import { sourcesText } from './watchedDns.ts';

const STYLES: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'cyan',
};

/** How wide terms may make the column of notes. */
const WIDEST = 64;

/** A tree for people: the record, a line for each term, what it costs, who may send. */
export function* treeOutput({ root, ...tree }: SpfTree, paint: Paint): Generator<string> {
  const { state, domain } = root;
  if (domain !== undefined) yield `${paint('bold', plain(domain))}\n`;
  if (state.status !== 'record') {
    const more = state.status === 'multiple' ? ', where one is allowed' : '';
    yield `It ${state.status === 'failed' ? 'is ' : ''}${stateText(state)}${more}.\n`;
    if (state.status === 'multiple') for (const text of state.texts) yield `  ${plain(text)}\n`;
    return;
  }
  yield `${plain(state.record.text)}\n\n`;
  const lines = treeLines({ root, ...tree });
  const width = Math.min(WIDEST, Math.max(0, ...lines.map(({ lead, text }) => lead.length + text.length)));
  for (const line of lines) yield `${lineText(line, width, paint)}\n`;
  if (lines.length > 0) yield '\n';
  yield `${costText({ root, ...tree })}\n`;
  yield `${upperFirst(sendersText({ root, ...tree }))}.\n`;
  if (tree.sources.length > 0) {
    const { questions, sources } = tree;
    const asked = `${questions} ${questions === 1 ? 'question' : 'questions'}`;
    yield `${paint('dim', `${asked} to ${sourcesText(sources)}.`)}\n`;
  }
}

function lineText({ number, lead, text, notes, level }: TreeLine, width: number, paint: Paint): string {
  const count = String(number ?? '').padStart(3);
  const pad = ' '.repeat(Math.max(0, width - lead.length - text.length));
  const painted = level === 'idle' ? paint('dim', plain(text)) : plain(text);
  const style = level === 'error' ? 'red' : level === 'warning' ? 'yellow' : 'dim';
  const behind = notes.length === 0 ? '' : `${pad}  ${paint(style, plain(notes.join(', ')))}`;
  return `${level === 'error' ? paint('red', count) : count} ${paint('dim', lead)}${painted}${behind}`;
}

/** Findings for people, each with the rule that it is of. */
export function* findingsOutput(
  text: string,
  findings: readonly SpfFinding[],
  paint: Paint,
): Generator<string> {
  for (const { rule, severity, message, column, endColumn } of findings) {
    const part = text.slice(column - 1, endColumn - 1);
    const place = part.length > 0 && part.length <= 60 ? ` ${paint('bold', plain(part))}:` : '';
    yield `\n${paint(STYLES[severity], severity)}:${place} ${plain(message)} ${paint('dim', `[${rule}]`)}\n`;
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
