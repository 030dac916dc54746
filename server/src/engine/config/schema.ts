/** The part of JSON Schema that the settings need, from which JSON Schema is made and values are judged. */
export type Schema =
  | {
      readonly type: 'string';
      readonly oneOf?: readonly string[];
      readonly pattern?: string;
      readonly saying?: string;
    }
  | { readonly type: 'number'; readonly minimum: number; readonly maximum: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'array'; readonly items: Schema }
  | {
      readonly type: 'object';
      readonly properties?: Readonly<Record<string, Schema>>;
      readonly required?: readonly string[];
      readonly keys?: { readonly pattern: string; readonly saying: string };
      readonly values?: Schema;
    };

/**
 * The schema as JSON Schema (draft-07), with the messages that VS Code shows.
 *
 * @param rules what stands for an object whose keys are rules
 */
export function jsonSchema(
  schema: Schema,
  rules: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  switch (schema.type) {
    case 'string':
      return {
        type: 'string',
        ...(schema.oneOf ? { enum: schema.oneOf } : {}),
        ...(schema.pattern
          ? { pattern: schema.pattern, patternErrorMessage: `Expected ${expectation(schema)}.` }
          : {}),
      };
    case 'number':
      return { type: 'integer', minimum: schema.minimum, maximum: schema.maximum };
    case 'boolean':
      return { type: 'boolean' };
    case 'array':
      return { type: 'array', items: jsonSchema(schema.items, rules) };
    case 'object': {
      const { properties, required, keys, values } = schema;
      if (keys) return { ...rules };
      const map = (entries: Readonly<Record<string, Schema>>) =>
        Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, jsonSchema(value, rules)]));
      return {
        type: 'object',
        ...(properties ? { properties: map(properties), additionalProperties: false } : {}),
        ...(required ? { required } : {}),
        ...(values ? { additionalProperties: jsonSchema(values, rules) } : {}),
      };
    }
  }
}

/** What a value must be, to end the sentence "expected …". */
export function expectation(schema: Schema): string {
  switch (schema.type) {
    case 'string':
      return schema.oneOf
        ? `one of ${schema.oneOf.map((word) => `"${word}"`).join(', ')}`
        : (schema.saying ?? 'a text');
    case 'number':
      return `a whole number from ${schema.minimum} to ${schema.maximum}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list [ … ] of ${expectation(schema.items)}`;
    case 'object':
      return 'an object { … }';
  }
}
