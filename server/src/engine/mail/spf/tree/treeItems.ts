import { networkText } from '../addressText.ts';
import { type KnownSender, knownSender } from '../knownSenders.ts';
import { networksOf } from '../networks.ts';
import type { SpfBranch, SpfNode } from './spfTree.ts';
import { lineOf } from './treeText.ts';
import { addressCount } from './wording.ts';

/** A term with those of the record that it leads to, as a tree view shows it. */
export interface TreeItem {
  readonly label: string;
  readonly description: string;
  /** Markdown. */
  readonly tooltip: string;
  readonly level: 'error' | 'warning' | 'none' | 'idle';
  readonly number?: number;
  readonly children: readonly TreeItem[];
}

/** Networks that a tooltip lists; the tree itself shows those that are written. */
const MOST_NETWORKS = 12;

/** The terms of a record in the order of evaluation. */
export function treeItems(node: SpfNode): TreeItem[] {
  return node.branches.map(itemOf);
}

function itemOf(branch: SpfBranch): TreeItem {
  const { number, text, notes, level } = lineOf(branch, '');
  const { found, node } = branch;
  const hosts = found?.status === 'found' ? found.hosts : [];
  return {
    label: text,
    description: [...(number === undefined ? [] : [`lookup ${number}`]), ...notes].join(' · '),
    tooltip: tooltipOf(branch),
    level,
    ...(number === undefined ? {} : { number }),
    children:
      node === undefined
        ? hosts.map(({ name, ipv4, ipv6 }) => leaf(name, [...ipv4, ...ipv6].join(', ') || 'no address'))
        : treeItems(node),
  };
}

function leaf(label: string, description: string): TreeItem {
  return { label, description, tooltip: '', level: 'none', children: [] };
}

function tooltipOf({ node, matches, target }: SpfBranch): string {
  const record = node?.state.status === 'record' ? node.state.record.text : undefined;
  const networks = networksOf(matches)
    .slice(0, MOST_NETWORKS + 1)
    .map(networkText);
  const listed = networks.slice(0, MOST_NETWORKS).join(', ');
  const more = networks.length > MOST_NETWORKS ? ', …' : '';
  const sender = node && target !== undefined ? knownSender(target) : undefined;
  return [
    ...(record === undefined ? [] : [`\`\`\`text\n${record.replaceAll('`', "'")}\n\`\`\``]),
    ...(networks.length === 0 ? [] : [`${addressCount(matches)} may send: ${listed}${more}`]),
    ...(sender === undefined ? [] : [senderText(sender)]),
  ].join('\n\n');
}

/** What is known of a service, in Markdown. */
export function senderText({
  name,
  what,
  pool,
  selectors = [],
  returnPath,
  changesOften,
}: KnownSender): string {
  return [
    `**${name}**: ${what}.`,
    pool === 'shared'
      ? 'Its addresses are shared by all its customers.'
      : 'Its addresses are shared, or dedicated for a fee.',
    RETURN_PATHS[returnPath],
    ...(selectors.length === 0
      ? []
      : [`DKIM selectors: ${selectors.map((each) => `\`${each}\``).join(', ')}.`]),
    ...(changesOften ? ['Its networks change often: a copy of them is soon out of date.'] : []),
  ].join(' ');
}

const RETURN_PATHS: Readonly<Record<KnownSender['returnPath'], string>> = {
  own: 'The return path is in your domain, so SPF can align for DMARC.',
  service:
    'The return path is in the service’s domain: SPF never aligns for DMARC, and the include is of no use to it. DKIM has to.',
  choice:
    'The return path is in the service’s domain until you set one up below yours; only then can SPF align for DMARC.',
};
