/** Help for those who write scenarios: the JSON Schema for editors. */
import { z } from 'zod';
import { scenario } from './schema.ts';

type Json = { [key: string]: unknown };
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The scenario language as JSON Schema. A file states only what it changes, so nothing that merges with a parent key by
 * key is required; what is stated whole (list items, conditions, distributions) must be complete.
 */
export function jsonSchema(): Json {
  const schema = z.toJSONSchema(scenario, { io: 'input' }) as Json;
  const properties = relax(schema)['properties'] as Record<string, Json>;
  relaxLines(properties['cost_books']);
  return {
    ...schema,
    title: 'Handoff scenario',
    description: 'A scenario file of Handoff: what it states is laid over what it extends.',
    properties,
  };
}

/** Drops `required` where maps merge, and lets null delete an entry of an open map. */
function relax(schema: Json): Json {
  delete schema['required'];
  const { properties, additionalProperties: open } = schema;
  if (isJson(properties)) for (const below of Object.values(properties)) if (isJson(below)) relax(below);
  if (isJson(open)) schema['additionalProperties'] = { anyOf: [relax(open), { type: 'null' }] };
  return schema;
}

/** A line of a cost book that extends another states only what it changes; whether a book is whole is left to "check". */
function relaxLines(books: Json): Json {
  const open = books['additionalProperties'] as { anyOf: Json[] };
  const { lines } = open.anyOf[0]['properties'] as { lines: { items: Json; minItems?: number } };
  lines.items['required'] = ['id'];
  return books;
}
