import type { Example, ExampleFile, PolicyExample, Rule } from '../../server/src/engine/rules/rule.ts';
import { referenceLink, textBlock, zoneBlock } from './markdown.ts';

/** So many lines of a file on the web are shown: certificates are long. */
const MOST_LINES = 5;

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

function policyExample({ title, policy, mxHosts, id, committed, published }: PolicyExample): string[] {
  const parts: string[] = [];
  if (title !== undefined) parts.push(`${title}:`);
  if (mxHosts !== undefined)
    parts.push(`With the MX hosts ${mxHosts.map((host) => `\`${host}\``).join(', ')}:`);
  if (id !== undefined) parts.push(`With \`v=STSv1; id=${id}\` at \`_mta-sts\`:`);
  parts.push(textBlock(policy));
  if (committed !== undefined) {
    parts.push(`In the last commit, with \`id=${committed.id}\`:`, textBlock(committed.policy));
  }
  if (published !== undefined) {
    parts.push(`As it is published, with \`id=${published.id}\`:`, textBlock(published.policy));
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
  web = {},
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
  for (const [address, file] of Object.entries(web)) parts.push(...webFile(address, file));
  return parts;
}

/** What a web server says of an address; a long file is cut. */
function webFile(address: string, { code = 200, type, body = '' }: ExampleFile): string[] {
  const said = [
    ...(code === 200 ? [] : [`with the status ${code}`]),
    ...(type === undefined ? [] : [`as \`${type}\``]),
  ];
  const heading = `With \`${address}\` on the web${said.map((each) => `, ${each}`).join('')}`;
  if (body === '') return [`${heading}.`];
  const lines = body.trimEnd().split('\n');
  const shown = lines
    .slice(0, MOST_LINES)
    .map((line) => (line.length > 200 ? `${line.slice(0, 200)} …` : line));
  return [`${heading}:`, textBlock([...shown, ...(lines.length > MOST_LINES ? ['…'] : [])].join('\n'))];
}

function suppression({ id, scope }: Rule): string {
  if (id.startsWith('zone/suppression-') || scope === 'policy') {
    return `Set the rule's level in the configuration: \`"rules": { "${id}": "off" }\`.`;
  }
  return `For one record, write \`; hostmaster-disable-next-line ${id} -- reason\` above it. For a project, set the rule's level in the configuration: \`"rules": { "${id}": "off" }\`, or \`hint\`, \`info\`, \`warning\`, \`error\`. [More on configuration](../../CONFIGURATION.md).`;
}
