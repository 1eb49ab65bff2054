/** What the readers of parameters read from: a scenario with its tables, and the tables of a command that numbers point into. */
import { monthStart, parseMonth } from '../../base/calendar.ts';
import type { RuleBook } from '../../policy/rulebook.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { Dated } from '../../scenario/values/dated.ts';
import type { World } from '../../world/world.ts';
import type { Shelf } from './shelf.ts';

export class Source {
  readonly scenario: Scenario;
  readonly shelf: Shelf;
  readonly rules: RuleBook;
  readonly world: World;
  /** First day of the run. */
  readonly startDay: number;

  constructor(scenario: Scenario, world: World, shelf: Shelf, rules: RuleBook) {
    this.scenario = scenario;
    this.world = world;
    this.shelf = shelf;
    this.rules = rules;
    this.startDay = monthStart(parseMonth(scenario.simulate.from));
  }

  /** A parameter with the rows of its table. */
  dated(parameter: object): Dated<number> {
    const { table } = parameter as { table?: string };
    return new Dated<number>(parameter as never, table === undefined ? [] : (this.world.tables.get(table) ?? []));
  }
}
