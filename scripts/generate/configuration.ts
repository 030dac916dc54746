import { DEFAULT_CONFIG } from '../../server/src/engine/config/config.ts';
import { jsonSchema } from '../../server/src/engine/config/schema.ts';
import { LEVELS, SETTINGS, type Setting } from '../../server/src/engine/config/settings.ts';
import {
  MESSAGE_FINDINGS,
  MESSAGE_GROUPS,
} from '../../server/src/engine/message/findings/messageFindings.ts';
import { RULES } from '../../server/src/engine/rules/rules.ts';
import { table } from './markdown.ts';

/** Rules and findings about messages by group: `zone/*`. */
const GROUPS = [
  ...new Set([
    ...RULES.map(({ id }) => `${id.slice(0, id.indexOf('/'))}/*`),
    ...MESSAGE_GROUPS.map((group) => `${group}/*`),
  ]),
];

/** The address that other editors find the schema at. */
const SCHEMA_ADDRESS =
  'https://raw.githubusercontent.com/hostmaster/hostmaster/main/syntaxes/hostmaster.schema.json';

/** The JSON schema of `.hostmaster.json`, with every rule and its summary. */
export function configurationSchema(): string {
  const rules = { $ref: '#/definitions/rules' };
  const level = { enum: LEVELS };
  const properties = Object.fromEntries([
    ...GROUPS.map((group) => [group, { ...level, description: `All rules of the group ${group}.` }]),
    ...RULES.map(({ id, summary, severity, set }) => [
      id,
      { ...level, description: `${summary}. By default ${set === 'strict' ? 'off' : severity}.` },
    ]),
    ...MESSAGE_FINDINGS.map(({ id, summary, severity }) => [
      id,
      { ...level, description: `In messages: ${summary} By default ${severity}.` },
    ]),
  ]);
  return print({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: SCHEMA_ADDRESS,
    title: 'Configuration of Hostmaster',
    description: 'How the zone files of a project are checked.',
    allowComments: true,
    allowTrailingCommas: true,
    type: 'object',
    properties: {
      $schema: { type: 'string', description: 'The address of this schema, for editors.' },
      ...Object.fromEntries(
        SETTINGS.map((setting) => [
          setting.key,
          { ...described(setting), ...jsonSchema(setting.schema, rules) },
        ]),
      ),
    },
    additionalProperties: false,
    definitions: {
      rules: {
        type: 'object',
        properties,
        additionalProperties: false,
        errorMessage: 'There is no such rule.',
      },
    },
  });
}

function described({ key, description, example }: Setting): Record<string, unknown> {
  return {
    description: plain(description),
    markdownDescription: description,
    default: DEFAULT_CONFIG[key],
    examples: [example],
  };
}

/** The manifest with the editor's settings as they are declared, in the group "Findings". */
export function withSettings(manifest: string): string {
  const json = JSON.parse(manifest);
  const group = json.contributes.configuration.find(({ title }: { title: string }) => title === 'Findings');
  if (group === undefined) throw new Error('package.json has no settings with the title "Findings".');
  const rules = {
    type: 'object',
    propertyNames: { enum: [...GROUPS, ...[...RULES, ...MESSAGE_FINDINGS].map(({ id }) => id)] },
    additionalProperties: { type: 'string', enum: LEVELS },
  };
  group.properties = Object.fromEntries(
    SETTINGS.filter(({ inEditor }) => inEditor).map(({ key, description, schema, tags }, index) => [
      `hostmaster.${key}`,
      {
        order: index + 1,
        ...jsonSchema(schema, rules),
        default: DEFAULT_CONFIG[key],
        scope: 'resource',
        markdownDescription: description,
        ...(tags === undefined ? {} : { tags }),
      },
    ]),
  );
  return print(json);
}

/** All settings in brief. */
export function settingsTable(): string {
  const rows = SETTINGS.map(({ key, description, inEditor }) => [
    `\`${key}\``,
    `\`${JSON.stringify(DEFAULT_CONFIG[key])}\``,
    inEditor ? 'yes' : '',
    firstSentence(description),
  ]);
  return table(['setting', 'default', 'in the editor too', ''], rows);
}

/** Each setting with its example. */
export function settingsInFull(): string {
  return SETTINGS.map(({ key, description, example, inEditor }) => {
    const editor = inEditor ? `In the editor \`hostmaster.${key}\`.` : 'In the configuration file alone.';
    const value = JSON.stringify({ [key]: example }, undefined, 1).replace(/\n\s*/g, ' ');
    return `### ${key}\n\n${description} Default: \`${JSON.stringify(DEFAULT_CONFIG[key])}\`. ${editor}\n\n\`\`\`json\n${value}\n\`\`\``;
  }).join('\n\n');
}

/** A configuration with every setting. */
export function configurationExample(): string {
  const settings = Object.fromEntries(SETTINGS.map(({ key, example }) => [key, example]));
  return `\`\`\`json\n${print({ $schema: SCHEMA_ADDRESS, ...settings })}\`\`\``;
}

function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;
}

/** Markdown as it reads without being shown. */
function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}

function print(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
