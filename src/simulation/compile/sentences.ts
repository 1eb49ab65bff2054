/** Who is sent from a jail to prison: the chance by charge, and how far that accounts for a prison's admissions. */
import { atTheirOdds } from '../../policy/odds.ts';
import { NATION } from '../../scenario/values/coverage.ts';
import { CHARGES } from '../../scenario/schema.ts';
import { threshold } from '../../base/random.ts';
import type { Jurisdiction } from '../../world/world.ts';
import { type Reader, required } from './reader.ts';
import type { Source } from './source.ts';

/** The prison to which a county sends: that of its state in its office; from the District of Columbia the federal one. */
export function prisonOf(place: Jurisdiction, all: readonly Jurisdiction[]): Jurisdiction | undefined {
  if (place.kind !== 'county') return undefined;
  const { office, state } = place;
  return state === 'DC'
    ? all.find((one) => one.kind === 'federal_prison' && one.office === office)
    : all.find((one) => one.kind === 'state_prison' && one.office === office && one.state === state);
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
  const sentOf = new Map(
    world.jurisdictions.flatMap((place) => {
      const sending = byPrison.get(prisonOf(place, world.jurisdictions)?.code ?? '');
      return sending ? [[place.code, tableOf(sending.scale)] as const] : [];
    }),
  );
  return {
    sentences: { of: [], byPlace: true, value: (_, { code }) => sentOf.get(code) ?? nobody },
    admitted: { of: [], byPlace: true, value: (_, { code }) => byPrison.get(code)?.admitted ?? 1 },
  };
}
