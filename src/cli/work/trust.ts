/** How well the model does at the places and months of a command, by the record of its last validation. */
import { MADE_UP, type Trust, trustIn } from '../../analysis/patterns/near.ts';
import { shippedPatterns } from '../../analysis/patterns/table.ts';
import { trustInWords } from '../../report/words/trust.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { loadTables } from '../../world/files.ts';
import type { World } from '../../world/world.ts';
import type { Months } from './months.ts';
import { figuresOnRecord } from './score-record.ts';

/** What the record is of: what happened. */
const SCENARIO = 'historical';

/** What is known, with its sentence. @throws ProblemsError where the record is damaged */
export function trustAt({ scenario }: ResolvedScenario, months: Months, world: World): Trust {
  const trust =
    scenario.capacity === 'own'
      ? MADE_UP
      : trustIn({
          patterns: shippedPatterns(loadTables()),
          figures: figuresOnRecord(SCENARIO),
          world: world.jurisdictions,
          places: scenario.places,
          months,
        });
  const nameOf = (code: string): string => world.offices.find((office) => office.code === code)?.name ?? code;
  return { ...trust, sentence: trustInWords(trust, nameOf) };
}
