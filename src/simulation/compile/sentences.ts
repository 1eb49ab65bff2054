/** Who is sent from a jail to prison: the chance by charge, and how far that accounts for a prison's admissions. */
import { atTheirOdds } from '../../policy/odds.ts';
import { NATION } from '../../scenario/values/coverage.ts';
import { CHARGES } from '../../scenario/schema.ts';
import { threshold } from '../../base/random.ts';
import type { Jurisdiction } from '../../world/world.ts';
import { type Reader, required } from './reader.ts';
import type { Source } from './source.ts';

/** The prison to which a county sends: that of its state in its office; from the District of Columbia the federal one. */
export function prisonOf(
  { kind, office, state }: Jurisdiction,
  all: readonly Jurisdiction[],
): Jurisdiction | undefined {
  if (kind !== 'county') return undefined;
  return prisonsIn(all).get(state === 'DC' ? `federal ${office}` : `${state} ${office}`);
}

/** By list of places: its prisons, the first of each state and office. Every county asks, and a world is read again in each draw. */
const prisonsOf = new WeakMap<readonly Jurisdiction[], ReadonlyMap<string, Jurisdiction>>();

function prisonsIn(all: readonly Jurisdiction[]): ReadonlyMap<string, Jurisdiction> {
  const known = prisonsOf.get(all);
  if (known) return known;
  const prisons = all.filter(({ kind }) => kind !== 'county').toReversed();
  const found = new Map(
    prisons.map((one) => [`${one.kind === 'federal_prison' ? 'federal' : one.state} ${one.office}`, one] as const),
  );
  prisonsOf.set(all, found);
  return found;
}

/** Of a prison: what the shares are multiplied by, and the part of its admissions that still comes from elsewhere. */
type Sending = { readonly scale: number; readonly admitted: number };

/**
 * By code of the prison, in closed form: the people whom its counties book in a year times the mean share, against its
 * admissions in that year. Both follow the same months, so one year stands for all.
 */
function sendings(source: Source): Map<string, Sending> {
  const { world } = source;
  const { prison_sentences: section, people } = source.scenario;
  const found = new Map<string, Sending>();
  if (section === undefined) return found;
  const [scale, cap, displaces] = [section.scale, section.cap, section.displaces].map((one) =>
    required(source.dated(one).at(source.startDay, NATION), NATION, one),
  );
  const charged = atTheirOdds(people.county).charges.shares;
  const mean = CHARGES.reduce((sum, charge) => sum + (charged[charge] ?? 0) * section.shares.shares[charge], 0);
  const booked = new Map<Jurisdiction, number>();
  for (const place of world.jurisdictions) {
    const prison = prisonOf(place, world.jurisdictions);
    if (prison) booked.set(prison, (booked.get(prison) ?? 0) + place.followed);
  }
  for (const [prison, followed] of booked) {
    const [wanted, most] = [scale * mean * followed, (cap * prison.followed) / displaces];
    const fits = wanted > most ? most / wanted : 1;
    const admitted = prison.followed > 0 ? 1 - (wanted * fits * displaces) / prison.followed : 1;
    found.set(prison.code, { scale: scale * fits, admitted });
  }
  return found;
}

/** Of counties: the number of a table of thresholds by charge. Of prisons: the part still admitted from elsewhere. */
export function sentenceReaders(source: Source): { sentences: Reader; admitted: Reader } {
  const { shelf, world, scenario } = source;
  const byPrison = sendings(source);
  const shares = scenario.prison_sentences?.shares.shares;
  const tableOf = (scale: number): number =>
    shelf.sentences.number(String(scale) + JSON.stringify(shares), () =>
      Float64Array.from(CHARGES, (charge) => threshold((shares?.[charge] ?? 0) * scale)),
    );
  const nobody = tableOf(0);
  const tables = new Map([...byPrison].map(([code, { scale }]) => [code, tableOf(scale)]));
  const sentOf = new Map(
    world.jurisdictions.flatMap((place) => {
      const table = tables.get(prisonOf(place, world.jurisdictions)?.code ?? '');
      return table === undefined ? [] : [[place.code, table] as const];
    }),
  );
  return {
    sentences: { of: [], byPlace: true, value: (_, { code }) => sentOf.get(code) ?? nobody },
    admitted: { of: [], byPlace: true, value: (_, { code }) => byPrison.get(code)?.admitted ?? 1 },
  };
}
