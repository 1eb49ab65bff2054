/** Help for those who write scenarios: the JSON Schema for editors. */
import { z } from 'zod';
import { scenario, type Scenario } from './schema.ts';

/** What each section is for. */
const SECTIONS: Readonly<Record<keyof Scenario, string>> = {
  handoff: 'Version of the scenario language: 1.',
  title: 'One line that names the scenario.',
  label: 'A few words for tables and charts, where the title is too long for them.',
  description: 'What the scenario asks; its first line is shown by "handoff list".',
  extends: 'A shipped scenario or a file beside this one. What is not stated here comes from it.',
  departs: 'The day from which this scenario differs from its parent; checked.',
  simulate: 'First and last month simulated. Start at least 36 months before the first month reported.',
  report: 'First and last month reported. A variant that states none is reported from when it parts from the baseline.',
  places: 'Places simulated: all, criteria that must all hold, or a list of such criteria.',
  capacity:
    'offices: every field office touched is simulated whole. own: only these places are, with the officers stated for them.',
  people: 'How the people booked are made up, by kind of jurisdiction.',
  arrests: 'Level of arrests, and the bookings that a place counts itself.',
  activation: 'Whether fingerprints are shared with DHS, by place and date.',
  identification: 'Jail interviews, the second way in which people are identified.',
  screening: 'Officer-hours for processing the people identified.',
  federal: 'The federal programme in force and how closely officers follow it.',
  state: 'State law in force.',
  local: 'Local policy in force, and what jails do below their ceiling.',
  stay: 'Length of stay in jail.',
  pickup: 'Officer-hours for taking people over, and the chance that ICE comes.',
  handover: 'Handovers without a request on file.',
  at_large: 'Teams that arrest people outside jails, their list and the absconders.',
  return: 'Re-arrest of released people in the same county.',
  removal: 'From custody to removal.',
  recorder: 'What the detainer records show of all this.',
  adaptation: 'How jails take limits and lift them, and officers ask less, by what they see. Left out, nobody does.',
  posterior: 'Joint draws of the uncertain parameters, fitted to published figures.',
  cost_book: 'Name of the cost book in use.',
  programmes: 'Federal programmes defined or changed here.',
  policies: 'State laws and local policies defined or changed here.',
  cost_books: 'Cost books defined or changed here.',
};

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
  for (const [key, description] of Object.entries(SECTIONS)) properties[key] = { description, ...properties[key] };
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
