/** The rules of a place by date: federal programmes, laws of states and policies of counties, each with what it rests on. */
import type { PlaceRule } from '../../analysis/place/document.ts';
import { formatDay } from '../../base/calendar.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { dayInWords } from '../../scenario/words/days.ts';
import { jailsInWords, namesOf, type Names } from '../../scenario/words/places.ts';
import { evidenceInWords } from '../../scenario/words/values.ts';
import type { Jurisdiction, World } from '../../world/world.ts';
import { rulesAt, stepsAt } from '../lists/jail-rules.ts';

/** @param here every jail of the place */
export function rulesOfPlace(here: readonly Jurisdiction[], scenario: Scenario, world: World): PlaceRule[] {
  const bound = here.filter(({ kind }) => kind !== 'federal_prison');
  const told = bound.map((jail): [Jurisdiction, Rule[]] => [
    jail,
    [...agreementsAt(jail, scenario, world), ...rulesAt(jail, scenario, world)],
  ]);
  const all = [...programmes(scenario), ...activated(here, scenario), ...together(told, namesOf(world))];
  return all.toSorted((a, b) => order(a) - order(b));
}

/** Days in order; of one day the federal rule first, as they come. */
const order = ({ from }: PlaceRule): number =>
  from === null ? 0 : Number(from.replaceAll('-', '').padEnd(8, '0')) || 0;

/** Programmes bind every officer: they are the same at every place. */
function programmes({ federal, programmes }: Scenario): PlaceRule[] {
  const { programme } = federal;
  return (programme.values ?? []).map(({ from, value, note, source, assumed }) => {
    const { title, ...is } = programmes[value];
    const own = source === undefined && assumed === undefined ? is : { source, assumed };
    return {
      from: from ?? null,
      day: from === undefined ? 'from the first day' : dayInWords(from),
      whose: 'federal',
      title,
      says: '',
      places: '',
      source: evidenceInWords(own),
      notes: note === undefined ? [] : [note],
    };
  });
}

/** When the jails of the place began to share fingerprints: one line, since each county has its day. */
function activated(here: readonly Jurisdiction[], { activation }: Scenario): PlaceRule[] {
  const days = here.flatMap(({ activation: day }) => (day === null ? [] : [day])).toSorted((a, b) => a - b);
  if (days.length === 0) return [];
  const [first, last] = [days[0], days[days.length - 1]].map(formatDay);
  const until = first === last ? '' : `, jail by jail until ${dayInWords(last)}`;
  return [
    {
      from: first,
      day: dayInWords(first),
      whose: 'federal',
      title: `Secure Communities begins here${until}`,
      says: 'shares the fingerprints of everybody booked with ICE',
      places: '',
      source: evidenceInWords(activation),
      notes: [],
    },
  ];
}

/** A rule before it is known at which jails it begins alike. */
type Rule = Omit<PlaceRule, 'places' | 'notes'> & { readonly notes: readonly string[] };

/** Agreements under section 287(g): when the jail's own officers begin to act for ICE, and when they end. */
function agreementsAt(jail: Jurisdiction, { agreements_287g }: Scenario, { tables }: World): Rule[] {
  if (jail.kind !== 'county' || agreements_287g === undefined) return [];
  return stepsAt(jail, agreements_287g.active, tables).flatMap(({ from, value, note, ...own }) =>
    from === undefined
      ? []
      : [
          {
            from,
            day: dayInWords(from),
            whose: 'county' as const,
            title: value === true ? '287(g) agreement' : '287(g) agreement ends',
            says: value === true ? 'has its own officers interview and process people for ICE' : 'leaves that to ICE',
            source: evidenceInWords(own.source === undefined ? agreements_287g.active : own),
            notes: note === undefined ? [] : [note],
          },
        ],
  );
}

/** Rules that begin alike at several jails are one. */
function together(told: readonly (readonly [Jurisdiction, readonly Rule[]])[], names: Names): PlaceRule[] {
  const found = new Map<string, { readonly rule: Rule; readonly jails: Jurisdiction[] }>();
  for (const [jail, rules] of told) {
    for (const rule of rules) {
      const key = JSON.stringify(rule);
      const known = found.get(key);
      if (known) known.jails.push(jail);
      else found.set(key, { rule, jails: [jail] });
    }
  }
  const where = (jails: readonly Jurisdiction[]): string =>
    jails.length === told.length
      ? ''
      : jailsInWords({ places: { jurisdiction: jails.map(({ code }) => code) } }, names);
  return [...found.values()].map(({ rule, jails }) => ({ ...rule, places: where(jails), notes: [...rule.notes] }));
}
