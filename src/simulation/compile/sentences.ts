/** Who is sent from a jail to prison: the chance by charge, and how far that accounts for a prison's admissions. */
import { atTheirOdds } from '../../policy/odds.ts';
import { NATION } from '../../scenario/values/coverage.ts';
import { CHARGES } from '../../scenario/schema.ts';
import { threshold } from '../../base/random.ts';
import type { Jurisdiction } from '../../world/world.ts';
import type { Place } from '../../scenario/values/places.ts';
import { ownNumber, type Reader, required } from './reader.ts';
import type { Source } from './source.ts';

/** What tells of a county which prison is its own. */
type Seat = Pick<Place, 'kind' | 'office' | 'state'>;
const keyOf = ({ kind, office, state }: Seat): string =>
  kind === 'federal_prison' ? `${kind} ${office}` : `${kind} ${office} ${state}`;

/** The first prison of each kind, office and state among some places: they are thousands, and asked for by every arm. */
const known = new WeakMap<readonly Jurisdiction[], ReadonlyMap<string, Jurisdiction>>();

function prisonsAmong(all: readonly Jurisdiction[]): ReadonlyMap<string, Jurisdiction> {
  const prisons =
    known.get(all) ??
    new Map(
      all
        .filter(({ kind }) => kind !== 'county')
        .toReversed()
        .map((one) => [keyOf(one), one]),
    );
  known.set(all, prisons);
  return prisons;
}

/** The prison to which a county sends: that of its state in its office; from the District of Columbia the federal one. */
export function prisonOf({ kind, office, state }: Seat, all: readonly Jurisdiction[]): Jurisdiction | undefined {
  if (kind !== 'county') return undefined;
  return prisonsAmong(all).get(keyOf({ kind: state === 'DC' ? 'federal_prison' : 'state_prison', office, state }));
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
  const all = JSON.stringify(shares);
  const tableOf = (scale: number): number =>
    shelf.sentences.number(String(scale) + all, () =>
      Float64Array.from(CHARGES, (charge) => threshold((shares?.[charge] ?? 0) * scale)),
    );
  const nobody = tableOf(0);
  const tables = new Map([...byPrison].map(([prison, { scale }]) => [prison, tableOf(scale)]));
  const tableAt = (place: Place): number => tables.get(prisonOf(place, world.jurisdictions)?.code ?? '') ?? nobody;
  return {
    sentences: { of: [], byPlace: ownNumber, value: (_, place) => tableAt(place) },
    admitted: { of: [], byPlace: ownNumber, value: (_, { code }) => byPrison.get(code)?.admitted ?? 1 },
  };
}
