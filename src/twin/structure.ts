/**
 * What of a study is the same in every draw: which places are treated alike, what is followed one by one and what is pooled, whose
 * counts go where. Found once; it takes some seconds.
 */
import { parameterQuantile } from '../base/random.ts';
import { parseMonth } from '../base/calendar.ts';
import { tablesOnDays } from '../scenario/values/days.ts';
import type { Scenario } from '../scenario/schema.ts';
import { atQuantiles } from '../scenario/values/uncertainty.ts';
import { walked } from '../scenario/values/walk.ts';
import type { Study } from '../experiment/study.ts';
import type { Jurisdiction, World } from '../world/world.ts';
import { Shapes } from './bookings.ts';
import { compiled } from './compiled.ts';
import { READ } from './draw.ts';
import type { Calendar, Group, OfficeTwin } from './office-twin.ts';
import { OF_GROUP, OF_UNIT } from './parameters.ts';
import { KNOWN_COUNTERS } from './shapes.ts';
import { type OfPlace, type Unit, unitsOf } from './units.ts';
import { type Classes, classesOf } from './values.ts';
import { type Counting, countingOf } from './windows.ts';

export type Structure = {
  readonly places: readonly Jurisdiction[];
  readonly classes: Readonly<Record<string, Classes>>;
  readonly offices: readonly { readonly twin: OfficeTwin; readonly counting: Counting; readonly reported: boolean }[];
  readonly calendar: Calendar;
  readonly shapes: Shapes;
  /** Where shapes follow the rate of re-arrest in one way. */
  readonly taken: Classes;
};

/** Draws of all that is uncertain, days and walks included, by which places are told apart that some draw treats apart. */
const PROBES = ['one', 'another'];

/** The scenario of an arm and the world with every uncertain name at some quantile. */
export function atPoint(
  scenario: Scenario,
  world: World,
  quantileOf: (name: string) => number | undefined,
): { scenario: Scenario; world: World } {
  // prettier-ignore
  const codes = world.offices.map(({ code }) => code);
  return {
    scenario: walked(atQuantiles(scenario, quantileOf, codes), quantileOf, world.offices),
    world: { ...world, tables: tablesOnDays(world.tables, quantileOf) },
  };
}

export function structureOf(study: Study, scenario: Scenario): Structure {
  const { world } = study;
  const places = study.offices.flatMap((office) => office.places.jurisdictions);
  const luck = { seed: '', number: 1 };
  const probes = PROBES.map((seed) => {
    const at = atPoint(scenario, world, (name) => parameterQuantile(seed, name, 1));
    return compiled(at.scenario, at.world, new Map(), luck);
  });
  const [{ model }] = probes;
  const classes = Object.fromEntries(
    READ.map((name) => [
      name,
      classesOf(
        probes.map((probe) => probe.places[name]),
        places,
        model,
      ),
    ]),
  );
  const taken = classesOf(
    probes.map((probe) => probe.places.expectedTaken),
    places,
    model,
  );
  const calendar = calendarOf(study);
  const { expected_taken: _, ...section } = scenario.return;
  const plain = compiled({ ...scenario, return: section }, world, new Map(), luck).model;
  const shapes = new Shapes(model);
  let number = 0;
  const offices = study.offices.map((office) => {
    const start = number;
    number += office.places.jurisdictions.length;
    const counting = countingOf(study, office);
    const of = office.places.jurisdictions.map((place, i): OfPlace => ({
      ...shapes.of(place, plain),
      prison: model.prisonOf(place, office.places.jurisdictions),
      treated: [...READ.map((name) => classes[name].of[start + i]), taken.of[start + i]].join(),
    }));
    const units = unitsOf(office, of, counting);
    return {
      twin: officeOf(office.places.office, units, start, classes, counting),
      counting,
      reported: office.plan.officeReported,
    };
  });
  return { places, classes, offices, calendar, shapes, taken };
}

function officeOf(
  office: OfficeTwin['office'],
  units: readonly Unit[],
  start: number,
  classes: Structure['classes'],
  counting: Counting,
): OfficeTwin {
  // prettier-ignore
  const groups: Group[] = [];
  const numbers = new Map<string, number>();
  const groupOf = Int32Array.from(units, ({ kind, places }) => {
    const own = OF_GROUP.map((name) => [name, classes[name].of[start + places[0]]] as const);
    const key = `${kind} ${own.map(([, number]) => number).join()}`;
    let found = numbers.get(key);
    if (found === undefined) {
      numbers.set(key, (found = groups.length));
      groups.push({ kind, classes: Object.fromEntries(own) as Group['classes'] });
    }
    return found;
  });
  let apart = 0;
  return {
    office,
    units,
    groups,
    groupOf,
    classes: units.map(
      ({ places }) =>
        Object.fromEntries(
          OF_UNIT.map((name) => [name, classes[name].of[start + places[0]]]),
        ) as OfficeTwin['classes'][number],
    ),
    numbers: units.map(({ places }) => places.map((place) => start + place)),
    sets: counting.sets,
    apart: Int32Array.from(units, ({ places }) => (places.some((place) => counting.apart.has(place)) ? apart++ : -1)),
    rowsApart: apart,
  };
}

/** Months, and the spans that the ends of jails' windows cut. */
function calendarOf({ order, firstMonth, lastMonth, offices }: Study): Calendar {
  const months = lastMonth - firstMonth + 1;
  const { windows = [], counters = KNOWN_COUNTERS } = order;
  const ends = new Set<number>();
  const told = new Uint8Array(months);
  for (const { parts } of offices) {
    parts.covered.forEach((covered, window) => {
      if (covered.length !== 1 || covered[0] === parts.count - 1) return;
      const [from, to] = [windows[window].from, windows[window].to].map((month) => parseMonth(month) - firstMonth);
      if (ends.has(from) && ends.has(to + 1)) return;
      ends.add(from);
      ends.add(to + 1);
      told.fill(1, from, to + 1);
    });
  }
  let span = 0;
  const spanOf = Int32Array.from({ length: months }, (_, month) => (month > 0 && ends.has(month) ? (span += 1) : span));
  return {
    firstMonth,
    months,
    spanOf,
    spans: span + 1,
    told: Array.from({ length: span + 1 }, (_, one) => told[spanOf.indexOf(one)] === 1),
    columns: Int32Array.from(KNOWN_COUNTERS.keys()).filter((i) => (counters as readonly string[]).includes(KNOWN_COUNTERS[i])), // prettier-ignore
  };
}
