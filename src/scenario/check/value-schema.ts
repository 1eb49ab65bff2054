/** The part of the schema that a parameter's value is held against, for values that stand elsewhere than in the scenario. */
import { z } from 'zod';
import { scenario } from '../schema.ts';
import type { Path } from '../read/tree.ts';

/** The schema of the value of the parameter at a path; undefined where no parameter may stand. */
export function valueSchema(path: Path): z.ZodType | undefined {
  let here: unknown = scenario;
  for (const key of [...path, 'value']) {
    here = bare(here);
    if (here instanceof z.ZodObject) here = (here.shape as Record<string, unknown>)[key];
    else if (here instanceof z.ZodRecord) here = here.valueType;
    else if (here instanceof z.ZodArray) here = here.element;
    else return undefined;
  }
  const found = bare(here);
  return found instanceof z.ZodType ? found : undefined;
}

/** What may be left out, as it is where it is not. */
function bare(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? bare(schema.unwrap()) : schema;
}
