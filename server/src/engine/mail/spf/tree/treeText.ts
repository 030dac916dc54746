import { knownSender } from '../knownSenders.ts';
import { setOf } from '../networks.ts';
import { MAX_LOOKUPS, MAX_VOIDS, type SpfBranch, type SpfNode, type SpfTree } from './spfTree.ts';
import { addressCount, answerText, plural, stateText, voidText } from './wording.ts';

/** Networks that stand one after the other are one line if there are more. */
const FEW = 3;

/** One line of a tree: a term, or several networks. */
export interface TreeLine {
  /** Which lookup it is, where it is one. */
  readonly number: number | undefined;
  /** What leads to it: `│ ├ `. */
  readonly lead: string;
  readonly text: string;
  /** What there is to say of it. */
  readonly notes: readonly string[];
  readonly level: 'error' | 'warning' | 'none' | 'idle';
}

/** The tree in lines, in the order of evaluation; terms that are never evaluated are `idle`. */
export function treeLines(tree: SpfTree): TreeLine[] {
  return linesOf(tree.root, '');
}

function linesOf(node: SpfNode, lead: string): TreeLine[] {
  const rows = rowsOf(node.branches);
  return rows.flatMap((row, i) => {
    const isLast = i === rows.length - 1;
    const own = `${lead}${isLast ? '└ ' : '├ '}`;
    if (Array.isArray(row)) return [networksLine(row, own)];
    const below = row.node === undefined ? [] : linesOf(row.node, `${lead}${isLast ? '  ' : '│ '}`);
    return [lineOf(row, own), ...below];
  });
}

/** Terms one by one, and networks that follow each other together. */
function rowsOf(branches: readonly SpfBranch[]): (SpfBranch | SpfBranch[])[] {
  const rows: (SpfBranch | SpfBranch[])[] = [];
  for (let at = 0; at < branches.length; ) {
    let end = at;
    while (isNetwork(branches[end])) end++;
    if (end - at > FEW) rows.push(branches.slice(at, end));
    else rows.push(...branches.slice(at, Math.max(end, at + 1)));
    at = Math.max(end, at + 1);
  }
  return rows;
}

function isNetwork(branch: SpfBranch | undefined): boolean {
  const { term, isEvaluated } = branch ?? {};
  return isEvaluated === true && term?.type === 'mechanism' && (term.name === 'ip4' || term.name === 'ip6');
}

function networksLine(branches: readonly SpfBranch[], lead: string): TreeLine {
  const networks = branches.flatMap(({ term }) =>
    term.type === 'mechanism' && term.network ? [term.network] : [],
  );
  const text = `${branches[0]?.text} and ${branches.length - 1} more networks`;
  return { number: undefined, lead, text, notes: [addressCount(setOf(networks))], level: 'none' };
}

/** A term as a line: what there is to say of it. */
export function lineOf(branch: SpfBranch, lead: string): TreeLine {
  const { term, text, number, lookups, node, found, isEvaluated, target } = branch;
  if (!isEvaluated) {
    const isModifier = term.type === 'modifier' && term.name !== 'redirect';
    return { number, lead, text, notes: isModifier ? [] : ['never evaluated'], level: 'idle' };
  }
  const problem = node && stateText(node.state);
  const isKnown = node?.state.status !== 'failed' && node?.state.status !== 'unasked';
  const isEmpty = voidText(branch);
  const name = target ?? (term.type === 'unreadable' ? undefined : term.domain?.text);
  const sender = node && name !== undefined ? knownSender(name)?.name : undefined;
  const notes = [
    ...(lookups > 1 ? [plural(lookups, 'lookup')] : []),
    ...(problem === undefined ? [] : [problem]),
    ...(found === undefined ? [] : [answerText(found, term)]),
    ...(isEmpty === undefined ? [] : [isEmpty]),
    ...(term.type === 'unreadable' ? ['cannot be read'] : []),
    ...(sender === undefined ? [] : [sender]),
  ];
  const isError =
    term.type === 'unreadable' || (problem !== undefined && isKnown && node?.state.status !== 'macro');
  const isBeyond = number !== undefined && number > MAX_LOOKUPS;
  const isDoubtful = isEmpty === 'void' || !isKnown || found?.status === 'failed';
  const level = isError || isBeyond ? 'error' : isDoubtful ? 'warning' : 'none';
  return { number, lead, text, notes, level };
}

/** What the tree costs, as a sentence. */
export function costText({ lookups, voids, isComplete }: SpfTree): string {
  const least = isComplete ? '' : 'at least ';
  const parts = [
    lookups > MAX_LOOKUPS
      ? `${least}${lookups} lookups, where ${MAX_LOOKUPS} are allowed`
      : `${least}${lookups} of ${MAX_LOOKUPS} lookups`,
    voids.always > MAX_VOIDS
      ? `${voids.always} void lookups, where ${MAX_VOIDS} are allowed`
      : `${voids.always} of ${MAX_VOIDS} void lookups`,
  ];
  const sentence = `${parts.join(', ')}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** The tree as text: a line for each term, with the number of its lookup before it. */
export function treeText({ root }: SpfTree): string[] {
  return textOf(root);
}

function textOf(node: SpfNode): string[] {
  return linesOf(node, '').map(({ number, lead, text, notes }) => {
    const behind = notes.length === 0 ? '' : `  ${notes.join(', ')}`;
    return `${String(number ?? '').padStart(3)} ${lead}${text}${behind}`;
  });
}

/** The tree for a hover: what it costs, and the lines as a block of text. */
export function treeMarkdown(tree: SpfTree, maxLines = 40): string {
  return `${costText(tree)}\n\n${blockOf(textOf(tree.root), maxLines)}`;
}

/** The record that a term leads to, for a hover; `undefined` of a term that leads to none. */
export function branchMarkdown({ node, lookups, number = 0 }: SpfBranch, maxLines = 40): string | undefined {
  if (node === undefined || node.branches.length === 0) return undefined;
  const cost = `${plural(lookups, 'lookup')}, ${number + lookups - 1} so far.`;
  return `${cost}\n\n${blockOf(textOf(node), maxLines)}`;
}

/** What the term at a unit of a record's text leads to, for a hover; between terms, what all of it does. */
export function markdownAt(tree: SpfTree, unit: number): string | undefined {
  const branch = tree.root.branches.find(({ term }) => term.start <= unit && unit < term.end);
  return branch === undefined ? treeMarkdown(tree) : branchMarkdown(branch);
}

function blockOf(lines: readonly string[], maxLines: number): string {
  const shown = lines.slice(0, maxLines);
  if (lines.length > shown.length) shown.push(`    … and ${lines.length - shown.length} more`);
  return `\`\`\`text\n${shown.join('\n').replaceAll('```', "'''")}\n\`\`\`\n`;
}
