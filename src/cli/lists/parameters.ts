/** The parameters of the scenario "historical": what each is, its values, its unit and what it rests on. */
import {
  describeParameters,
  sectionInWords,
  type DescribedParameter,
  valueInFull,
} from '../../scenario/words/described.ts';
import { type Names } from '../../scenario/words/places.ts';
import { evidenceInWords } from '../../scenario/words/values.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { capital } from '../../scenario/words/series.ts';
import type { Item } from './item.ts';

export const parameters = (scenario: Scenario, names: Names): Item[] =>
  describeParameters(scenario, names).map((parameter) => {
    const { path, section, words, unit, table, values, note, source, assumed } = parameter;
    return {
      name: path,
      title: capital(words),
      group: `${section}: ${sectionInWords(section)}`,
      lines: [`${summary(parameter)} ${unit}`, capital(evidenceInWords(parameter))],
      more: [
        ...(values.length > 1 || table !== undefined ? values.map((value) => `- ${valueInFull(value)}`) : []),
        ...(note === undefined ? [] : [`Note: ${note}`]),
      ],
      data: { unit, source: source ?? null, assumed: assumed ?? null, table: table ?? null, values },
    };
  });

/** The one value, or how many there are. */
function summary({ values, table }: DescribedParameter): string {
  const [first] = values;
  if (table !== undefined) return `by place (scenarios/data/${table}.csv),`;
  return values.length === 1 ? `${first.value},` : `${first.value} and ${values.length - 1} more by day or place,`;
}
