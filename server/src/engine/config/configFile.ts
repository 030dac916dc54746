import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Config, DEFAULT_CONFIG } from './config.ts';
import { expectation, type Schema } from './schema.ts';
import { SETTINGS } from './settings.ts';

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
}

const FILE_SCHEMA: Schema & { type: 'object' } = {
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    ...Object.fromEntries(SETTINGS.map(({ key, schema }) => [key, schema])),
  },
};

/**
 * Reads a configuration file: JSON, comments and trailing commas allowed. A setting that is not valid is reported and
 * left out; the others hold.
 *
 * @param isRule whether a text is a rule's id
 */
export function readConfigFile(text: string, isRule: (id: string) => boolean): ConfigReading {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const problems: ConfigProblem[] = errors.map(({ error, offset, length }) => ({
    message: `This is not JSON: ${words(printParseErrorCode(error))}.`,
    start: offset,
    end: offset + Math.max(length, 1),
  }));
  if (root === undefined) return { config: {}, problems };
  const config: Record<string, unknown> = {};
  const found = judge(root, FILE_SCHEMA, isRule, problems);
  if (typeof found === 'object' && found !== null) Object.assign(config, found);
  delete config.$schema;
  return { config: config as Partial<Config>, problems };
}

/** Settings from the file win over those of the editor, and those over the defaults. */
export function mergeConfig(file: Partial<Config>, editor: Partial<Config> = {}): Config {
  return { ...DEFAULT_CONFIG, ...editor, ...file };
}

function words(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function judge(
  node: Node,
  schema: Schema,
  isRule: (id: string) => boolean,
  problems: ConfigProblem[],
): unknown {
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
    case 'array': {
      if (node.type !== 'array') return wrong();
      const items = (node.children ?? []).map((child) => judge(child, schema.items, isRule, problems));
      return items.filter((item) => item !== undefined);
    }
    case 'object':
      return node.type === 'object' ? judgeObject(node, schema, isRule, problems) : wrong();
  }
}

function judgeObject(
  node: Node,
  schema: Schema & { type: 'object' },
  isRule: (id: string) => boolean,
  problems: ConfigProblem[],
): unknown {
  const result: Record<string, unknown> = {};
  const report = (what: Node, message: string) =>
    problems.push({ message, start: what.offset, end: what.offset + what.length });
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    if (keyNode === undefined || valueNode === undefined) continue;
    const key = String(keyNode.value);
    const { keys } = schema;
    if (keys && (!new RegExp(keys.pattern).test(key) || (!key.endsWith('/*') && !isRule(key)))) {
      report(keyNode, `There is no rule "${key}": expected ${keys.saying}.`);
      continue;
    }
    const own = schema.properties?.[key] ?? schema.values;
    if (own === undefined) {
      const known = Object.keys(schema.properties ?? {}).filter((name) => name !== '$schema');
      report(keyNode, `There is no setting "${key}": expected one of ${known.join(', ')}.`);
      continue;
    }
    const value = judge(valueNode, own, isRule, problems);
    if (value !== undefined) result[key] = value;
  }
  const missing = (schema.required ?? []).filter((key) => !(key in result));
  if (missing.length === 0) return result;
  report(node, `${missing.map((key) => `"${key}"`).join(' and ')} must be given here.`);
  return undefined;
}
