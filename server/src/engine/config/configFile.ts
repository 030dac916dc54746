import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { messageFindingById } from '../message/findings/messageFindings.ts';
import { isRuleId } from '../rules/rules.ts';
import { type Config, DEFAULT_CONFIG } from './config.ts';
import { expectation, type Schema } from './schema.ts';
import { SETTINGS, type Setting } from './settings.ts';

/** The name of a project's configuration file. */
export const CONFIG_FILE = '.hostmaster.json';

/** Something wrong in a configuration file; offsets are UTF-16 units. */
export interface ConfigProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** What a configuration file says; what it does not say is left to the editor's settings and the defaults. */
export interface ConfigReading {
  readonly config: Partial<Config>;
  readonly problems: readonly ConfigProblem[];
  /** Whether the text is JSON at all; what could be understood of it holds even so. */
  readonly isJson: boolean;
}

const FILE_SCHEMA: Schema = {
  type: 'object',
  properties: { $schema: { type: 'string' }, ...schemasOf(SETTINGS) },
};

const EDITOR_SETTINGS = SETTINGS.filter(({ inEditor }) => inEditor);
const EDITOR_SCHEMA: Schema = { type: 'object', properties: schemasOf(EDITOR_SETTINGS) };

function schemasOf(settings: readonly Setting[]): Record<string, Schema> {
  return Object.fromEntries(settings.map(({ key, schema }) => [key, schema]));
}

/**
 * Reads a configuration file: JSON, comments and trailing commas allowed, and a byte order mark. A setting that is not
 * valid is reported and left out; the others hold. An empty file says nothing.
 */
export function readConfigFile(text: string): ConfigReading {
  return read(text, FILE_SCHEMA);
}

/** The settings that an editor gives, without those that are not valid or not of this program. */
export function readEditorSettings(given: unknown): Partial<Config> {
  if (typeof given !== 'object' || given === null) return {};
  const known = EDITOR_SETTINGS.flatMap(({ key }) => {
    const value = valueAt(given, key);
    return value === undefined || value === null ? [] : [[key, value]];
  });
  return read(JSON.stringify(Object.fromEntries(known)), EDITOR_SCHEMA).config;
}

/** What an editor gives for a setting: one whose name has a dot may stand in an object of its own. */
function valueAt(given: object, key: string): unknown {
  const values = given as Readonly<Record<string, unknown>>;
  const dot = key.indexOf('.');
  if (dot < 0 || values[key] !== undefined) return values[key];
  const inner = values[key.slice(0, dot)];
  return typeof inner === 'object' && inner !== null ? valueAt(inner, key.slice(dot + 1)) : undefined;
}

function read(text: string, schema: Schema): ConfigReading {
  const errors: ParseError[] = [];
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const root = parseTree(start === 0 ? text : ` ${text.slice(1)}`, errors, {
    allowTrailingComma: true,
    allowEmptyContent: true,
  });
  const isJson = errors.length === 0;
  const problems: ConfigProblem[] = errors.map(({ error, offset, length }) => ({
    message: `This is not JSON: ${words(printParseErrorCode(error))}.`,
    start: offset,
    end: offset + Math.max(length, 1),
  }));
  if (root === undefined) return { config: {}, problems, isJson };
  const config: Record<string, unknown> = {};
  const found = judge(root, schema, problems);
  if (typeof found === 'object' && found !== null) Object.assign(config, found);
  delete config.$schema;
  return { config: config as Partial<Config>, problems, isJson };
}

/** Settings from the file win over those of the editor, and those over the defaults. */
export function mergeConfig(file: Partial<Config>, editor: Partial<Config> = {}): Config {
  return { ...DEFAULT_CONFIG, ...editor, ...file };
}

/** Whether findings of this name are told, of zones and records or of messages. */
function isKnown(rule: string): boolean {
  return isRuleId(rule) || messageFindingById(rule) !== undefined;
}

function words(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function judge(node: Node, schema: Schema, problems: ConfigProblem[]): unknown {
  const refuse = (what: Node, message: string): undefined => {
    problems.push({ message, start: what.offset, end: what.offset + what.length });
    return undefined;
  };
  const wrong = () => refuse(node, `This is not valid here: expected ${expectation(schema)}.`);
  switch (schema.type) {
    case 'string': {
      const { value } = node;
      if (typeof value !== 'string') return wrong();
      if (schema.oneOf && !schema.oneOf.includes(value)) return wrong();
      return schema.pattern && !new RegExp(schema.pattern).test(value) ? wrong() : value;
    }
    case 'number': {
      const { value } = node;
      const isValid = Number.isInteger(value) && value >= schema.minimum && value <= schema.maximum;
      return isValid ? value : wrong();
    }
    case 'boolean':
      return typeof node.value === 'boolean' ? node.value : wrong();
    case 'array': {
      if (node.type !== 'array') return wrong();
      const items = (node.children ?? []).map((child) => judge(child, schema.items, problems));
      return items.filter((item) => item !== undefined);
    }
    case 'object':
      return node.type === 'object' ? judgeObject(node, schema, problems) : wrong();
  }
}

function judgeObject(node: Node, schema: Schema & { type: 'object' }, problems: ConfigProblem[]): unknown {
  const result: Record<string, unknown> = {};
  const report = (what: Node, message: string) =>
    problems.push({ message, start: what.offset, end: what.offset + what.length });
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    if (keyNode === undefined || valueNode === undefined) continue;
    const key = String(keyNode.value);
    const { keys } = schema;
    if (keys && (!new RegExp(keys.pattern).test(key) || (!key.endsWith('/*') && !isKnown(key)))) {
      report(keyNode, `There is no rule "${key}": expected ${keys.saying}.`);
      continue;
    }
    const own = schema.properties?.[key] ?? schema.values;
    if (own === undefined) {
      const known = Object.keys(schema.properties ?? {}).filter((name) => name !== '$schema');
      report(keyNode, `There is no setting "${key}": expected one of ${known.join(', ')}.`);
      continue;
    }
    const value = judge(valueNode, own, problems);
    if (value !== undefined) result[key] = value;
  }
  const missing = (schema.required ?? []).filter((key) => !(key in result));
  if (missing.length === 0) return result;
  report(node, `${missing.map((key) => `"${key}"`).join(' and ')} must be given here.`);
  return undefined;
}
