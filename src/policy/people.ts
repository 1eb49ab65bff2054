/**
 * Who is booked: a catalogue of synthetic people for each kind of jurisdiction, built from the shares that a scenario
 * states, out of which every person followed is drawn. Each flag is given to exactly its share of the catalogue (to the
 * nearest whole entry, at least one), so that the catalogue adds no noise of its own.
 *
 * The catalogue depends on the shares alone, never on the seed or on a policy.
 */
import { atTheirOdds } from './odds.ts';
import { CHARGES, FLAGS, type Flag, type PeopleOfKind, type Scenario } from '../scenario/schema.ts';
import { KINDS, type Kind } from '../base/vocabulary.ts';
import { Dated } from '../scenario/values/dated.ts';
import { EXPONENTIAL } from '../base/quantile-tables.ts';
import { slice } from '../base/quantiles.ts';
import { type Key, draw, textKey, threshold } from '../base/random.ts';

/** Codes of conviction classes: positions in CLASSES of counters.ts. */
export const ClassCode = { none: 0, misdemeanor: 1, felony: 2, serious_felony: 3, violent: 4, security: 5 } as const;

/** What lasts about a person. Flags are bits in the order of FLAGS. */
export type Profile = {
  readonly conviction: number;
  /** Years since the worst conviction, at the first booking. */
  readonly convictionYears: number;
  readonly felonies: number;
  readonly misdemeanors: number;
  readonly flags: number;
  /** Days between entry, or the final order, and the booking. */
  readonly entryDays: number;
  readonly orderDays: number;
};

export type Catalogue = {
  readonly profiles: readonly Profile[];
  /** By kind code (position in KINDS): first profile, and the shift that turns a draw into a place in the catalogue. */
  readonly first: readonly number[];
  readonly shift: readonly number[];
  /** By kind code: thresholds of the cumulative shares of charges. */
  readonly charges: readonly (readonly number[])[];
  /** By kind code and the top eight bits of a draw: the first charge it may pick. */
  readonly firstCharge: readonly Uint8Array[];
};

const BITS: Record<Kind, number> = { county: 12, state_prison: 11, federal_prison: 11 };
const MOST_PLACES = 2 ** 16;
const Attribute = { age: 1, felonies: 2, misdemeanors: 3, entry: 4, order: 5, mix: 6, flag: 16 } as const;

export const flagBit = (flag: Flag): number => 1 << FLAGS.indexOf(flag);
export const hasFlag = (profile: Profile, flag: Flag): boolean => (profile.flags & flagBit(flag)) !== 0;

/** Builds the catalogue of a scenario. Shares are read without regard to day and place. */
export function buildCatalogue(stated: Pick<Scenario['people'], Kind>): Catalogue {
  const people = Object.fromEntries(KINDS.map((kind) => [kind, atTheirOdds(stated[kind])])) as typeof stated;
  const profiles: Profile[] = [];
  const first: number[] = [];
  for (const kind of KINDS) {
    first.push(profiles.length);
    profiles.push(...profilesOfKind(kind, people[kind]));
  }
  const charges = KINDS.map((kind) => cumulative(CHARGES.map((charge) => people[kind].charges.shares[charge] ?? 0)));
  return {
    profiles,
    first,
    shift: KINDS.map((kind) => 32 - BITS[kind]),
    charges,
    firstCharge: charges.map((shares) =>
      Uint8Array.from({ length: 256 }, (_, top) => shares.findIndex((share) => top * 2 ** 24 < share)),
    ),
  };
}

function cumulative(shares: readonly number[]): number[] {
  let sum = 0;
  return shares.map((share, i) => (i === shares.length - 1 ? 4294967296 : threshold((sum += share))));
}

function profilesOfKind(kind: Kind, people: PeopleOfKind): Profile[] {
  const key = keyOf(kind);
  const any = { code: '', name: '', kind, state: '', office: '', groups: [] };
  const number = (parameter: PeopleOfKind['repeat']) => new Dated(parameter).at(0, any) as number;
  const classes = classesInOrder(people.convictions.shares, kind);
  const flags = drawFlags(people, classes, kind);
  const repeat = threshold(number(people.repeat));
  const [convictionAge, entryAge, orderAge] = [people.conviction_age, people.entry_age, people.order_age].map(number);
  const spread = (mean: number, attribute: number, i: number) =>
    (mean * EXPONENTIAL[slice(draw(key, attribute, i))]) / 65536;
  const more = (attribute: number, i: number, most: number) => {
    let n = 0;
    while (n < most && draw(key, attribute, i * 8 + n) < repeat) n += 1;
    return n;
  };
  return classes.map((worst, i) => {
    const felon = worst >= ClassCode.felony;
    return {
      conviction: (flags[i] & flagBit('security_list')) !== 0 ? ClassCode.security : worst,
      convictionYears: spread(convictionAge, Attribute.age, i),
      felonies: felon ? 1 + more(Attribute.felonies, i, 3) : 0,
      misdemeanors: worst === ClassCode.none ? 0 : more(Attribute.misdemeanors, i, 3) + (felon ? 0 : 1),
      flags: flags[i],
      entryDays: Math.floor(30.4375 * spread(entryAge, Attribute.entry, i)),
      orderDays: Math.floor(30.4375 * spread(orderAge, Attribute.order, i)),
    };
  });
}

const keyOf = (kind: Kind): Key => ({ k0: textKey('catalogue'), k1: textKey(kind) });

const orders = new Map<string, readonly number[]>();

/** Places of a kind in the order of a draw for each: the same whatever the shares, so put in order once. */
function shuffled(kind: Kind, attribute: number): readonly number[] {
  const name = `${kind} ${attribute}`;
  let order = orders.get(name);
  if (!order) {
    const key = keyOf(kind);
    // Draw and place in one number: numbers of a typed array are sorted without a comparison of our own.
    const drawn = Float64Array.from(
      { length: 1 << BITS[kind] },
      (_, place) => draw(key, attribute, place) * MOST_PLACES + place,
    );
    order = Array.from(drawn.sort(), (both) => both % MOST_PLACES);
    orders.set(name, order);
  }
  return order;
}

/** Conviction classes of the catalogue: exact shares, in an order that is the same whatever the shares. */
function classesInOrder(shares: PeopleOfKind['convictions']['shares'], kind: Kind): number[] {
  const order = shuffled(kind, Attribute.mix);
  const size = order.length;
  const classes = new Array<number>(size).fill(ClassCode.none);
  let sum = 0;
  let given = 0;
  for (const name of ['violent', 'serious_felony', 'felony', 'misdemeanor'] as const) {
    sum += shares[name] ?? 0;
    for (const end = Math.min(size, Math.floor(sum * size + 0.5)); given < end; given += 1)
      classes[order[given]] = ClassCode[name];
  }
  return classes;
}

/** One bit set a profile. Removable people always appear removable; the flag's share applies to the others. */
function drawFlags(people: PeopleOfKind, classes: readonly number[], kind: Kind): number[] {
  const flags = new Array<number>(classes.length).fill(0);
  FLAGS.forEach((flag, f) => {
    const stated = people.flags[flag];
    if (!stated || stated.probability === 0) return;
    const among: number[] | undefined = stated.among?.map((name) => ClassCode[name]);
    const except = flag === 'appears_removable' ? flagBit('removable') : 0;
    const eligible = shuffled(kind, Attribute.flag + f).filter(
      (i) => (flags[i] & except) === 0 && (among === undefined || among.includes(classes[i])),
    );
    const count = Math.max(1, Math.floor(stated.probability * eligible.length + 0.5));
    for (const i of eligible.slice(0, count)) flags[i] |= flagBit(flag);
  });
  return flags.map((bits) => ((bits & flagBit('removable')) !== 0 ? bits | flagBit('appears_removable') : bits));
}

/** The profile of a person drawn from the catalogue: a position in `profiles`. */
export const profileOf = (catalogue: Catalogue, kind: number, u: number): number =>
  catalogue.first[kind] + (u >>> catalogue.shift[kind]);

/** The charge of an episode: a position in CHARGES. */
export function chargeOf(catalogue: Catalogue, kind: number, u: number): number {
  const shares = catalogue.charges[kind];
  let charge = catalogue.firstCharge[kind][u >>> 24];
  while (u >= shares[charge]) charge += 1;
  return charge;
}
