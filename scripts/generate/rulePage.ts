import type { Example, PolicyExample, Rule } from '../../server/src/engine/rules/rule.ts';
import { referenceLink, textBlock, zoneBlock } from './markdown.ts';

/** The page of one rule, made from its declaration. */
export function rulePage(rule: Rule): string {
  const { id, summary, why, references, bad, good } = rule;
  const parts = [
    '<!-- Made by `npm run generate` from the declaration of the rule. -->',
    `# ${id}`,
    `${summary}.`,
    facts(rule),
    '## Why it matters',
    why,
    '## What is found',
    ...[...bad].flatMap(example),
    '## What is fine',
    ...[...good].flatMap(example),
  ];
  if (references.length > 0) {
    parts.push('## References', references.map((reference) => `- ${referenceLink(reference)}`).join('\n'));
  }
  parts.push('## If it is meant so', suppression(rule));
  return `${parts.join('\n\n')}\n`;
}

function facts({ severity, fixable, set }: Rule): string {
  const facts = [`Severity: **${severity}**`, fixable ? 'with a quick fix' : 'without a quick fix'];
  if (set === 'strict') facts.push('only in the rule set `strict`');
  return `${facts.join(' · ')}.`;
}

function example(shown: Example | PolicyExample): string[] {
  return 'policy' in shown ? policyExample(shown) : zoneExample(shown);
}

function policyExample({ title, policy, mxHosts, id, committed }: PolicyExample): string[] {
  const parts: string[] = [];
  if (title !== undefined) parts.push(`${title}:`);
  if (mxHosts !== undefined)
    parts.push(`With the MX hosts ${mxHosts.map((host) => `\`${host}\``).join(', ')}:`);
  if (id !== undefined) parts.push(`With \`v=STSv1; id=${id}\` at \`_mta-sts\`:`);
  parts.push(textBlock(policy));
  if (committed !== undefined) {
    parts.push(`In the last commit, with \`id=${committed.id}\`:`, textBlock(committed.policy));
  }
  return parts;
}

function zoneExample({
  title,
  zone,
  files = {},
  targets,
  nameServers,
  committed,
  others = {},
}: Example): string[] {
  const parts: string[] = [];
  if (title !== undefined) parts.push(`${title}:`);
  if (targets !== undefined) parts.push(`With \`"targets": ${JSON.stringify(targets)}\`:`);
  if (nameServers !== undefined) parts.push(`With \`"nameServers": ${JSON.stringify(nameServers)}\`:`);
  parts.push(zoneBlock(zone));
  for (const [path, text] of Object.entries(files)) parts.push(`\`${path}\`:`, zoneBlock(text));
  if (committed !== undefined) parts.push('In the last commit:', zoneBlock(committed));
  for (const [path, text] of Object.entries(others)) {
    parts.push(`With \`${path}\` in the workspace:`, zoneBlock(text));
  }
  return parts;
}

function suppression({ id, scope }: Rule): string {
  if (id.startsWith('zone/suppression-') || scope === 'policy') {
    return `Set the rule's level in the configuration: \`"rules": { "${id}": "off" }\`.`;
  }
  return `For one record, write \`; hostmaster-disable-next-line ${id} -- reason\` above it. For a project, set the rule's level in the configuration: \`"rules": { "${id}": "off" }\`, or \`hint\`, \`info\`, \`warning\`, \`error\`. [More on configuration](../../CONFIGURATION.md).`;
}
