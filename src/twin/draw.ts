/** A draw made ready: parameters by class of places and month, the effects of places, and tables that its values make. */
import { textKey, draw as drawOf, placeKey, replicationKey, threshold, CERTAIN } from '../base/random.ts';
import { monthStart } from '../base/calendar.ts';
import { exponential } from '../base/quantiles.ts';
import { NATION } from '../scenario/values/coverage.ts';
import type { EffectName } from '../scenario/schema.ts';
import { PLACE_DRAWS, type PlaceLuck } from '../simulation/compile/place-effects.ts';
import { PLACE_PARAMETERS, type PlaceParameter } from '../simulation/compile/now.ts';
import type { Jurisdiction } from '../world/world.ts';
import { type Asked, askedOf, type Asking, type Piece } from './asked.ts';
import type { Compiled } from './compiled.ts';
import type { Cells, People, View } from './people.ts';
import { type Delays, type StayTables, stayTables } from './stays.ts';
import { byMonth, type Classes, type History, historyAt } from './values.ts';

/** What is read by the twin of no draw, or by code of its own. */
const NOT_READ: ReadonlySet<string> = new Set(['ownBookings', 'ownFollowed', 'expectedTaken', 'adoptBase', 'adoptPeersState', 'adoptPeersOffice', 'adoptRequests', 'adoptLevel', 'lift']); // prettier-ignore
export const READ = PLACE_PARAMETERS.filter((name) => !NOT_READ.has(name));

/** A parameter at the places of one class. */
export type Series = { readonly history: History; readonly months: Float64Array };

export class Draw {
  readonly compiled: Compiled;
  readonly people: People;
  private readonly series: Readonly<Record<string, readonly Series[]>>;
  /** By month: the threshold below which a jail's lasting draw makes it silent. */
  readonly silent: Float64Array;
  private readonly asShares = new Map<Series, Float64Array>();
  private readonly asked = new Map<Cells, Map<string, Asked>>();
  private tables = 0;
  private readonly owned = new Map<object, Map<number, unknown>>();
  private readonly shared = new Map<string, unknown>();
  private readonly stays = new Map<string, StayTables>();

  constructor(
    compiled: Compiled,
    people: People,
    classes: Readonly<Record<string, Classes>>,
    places: readonly Jurisdiction[],
    firstMonth: number,
    months: number,
  ) {
    // prettier-ignore
    this.compiled = compiled;
    this.people = people;
    const { startDay, endDay } = compiled.model;
    this.series = Object.fromEntries(
      READ.map((name) => [
        name,
        classes[name].first.map((place): Series => {
          const history = historyAt(compiled.places[name], places[place], { startDay, endDay });
          return { history, months: byMonth(history, firstMonth, months) };
        }),
      ]),
    );
    const { place_effects: stated } = compiled.source.scenario;
    const share = stated?.recording?.silent;
    const dated = share === undefined ? undefined : compiled.source.dated(share);
    this.silent = Float64Array.from({ length: months }, (_, month) =>
      threshold(dated?.at(monthStart(firstMonth + month), NATION) ?? 0),
    );
  }

  of(name: PlaceParameter, number: number): Series {
    return this.series[name][number];
  }

  /** A chance that stands as a threshold, as a share by month; 0 where it is not stated. */
  shares(name: PlaceParameter, number: number): Float64Array {
    const of = this.series[name][number];
    let made = this.asShares.get(of);
    if (!made) this.asShares.set(of, (made = of.months.map((limit) => Math.max(0, limit) / CERTAIN)));
    return made;
  }

  /** The largest share of a tier that a programme, or the one before, asks for. */
  mostAsked(regime: number): number {
    const { items } = this.compiled.model.shelf.regimes;
    const { shares, before } = items[regime];
    return Math.max(...shares, ...(before >= 0 ? items[before].shares : []));
  }

  /** Equal lists become one. */
  interned(pieces: readonly Piece[]): readonly Piece[] {
    const [{ asked }] = pieces;
    if (pieces.length === 1) return this.onceFor(asked, pieces[0].part, () => pieces);
    return this.once(pieces.map(({ asked, part }) => `${asked.number}:${part}`).join(), () => pieces);
  }

  /** Something that several groups of the draw have in common. */
  once<T>(key: string, make: () => T): T {
    if (!this.shared.has(key)) this.shared.set(key, make());
    return this.shared.get(key) as T;
  }

  /** The same of something, by a number. */
  onceFor<T>(owner: object, number: number, make: () => T): T {
    let of = this.owned.get(owner);
    if (!of) this.owned.set(owner, (of = new Map()));
    if (!of.has(number)) of.set(number, make());
    return of.get(number) as T;
  }

  /** Jails that may not hold have a chance of notice of their own. */
  get limitedApart(): boolean {
    return this.compiled.source.scenario.local.notice_limited !== undefined;
  }

  askedOf(kind: number, day: number, view: View, asking: Asking): Asked {
    const { shelf } = this.compiled.model;
    const cells = this.people.cells(kind, day, view);
    const { regime, odds, adherencePriority, adherenceForm, effort, holdWilling, noticeWilling } = asking;
    const key = [shelf.regimes.items.indexOf(regime), shelf.odds.items.indexOf(odds), adherencePriority, adherenceForm, effort, holdWilling, noticeWilling].join(); // prettier-ignore
    let known = this.asked.get(cells);
    if (!known) this.asked.set(cells, (known = new Map()));
    let made = known.get(key);
    if (!made) {
      const removable = this.people.removable[kind];
      known.set(
        key,
        (made = askedOf(
          cells,
          shelf.forms.items,
          asking,
          removable > 0 ? (1 - removable) / removable : 0,
          (this.tables += 1),
        )),
      );
    }
    return made;
  }

  staysOf(delays: Delays): StayTables {
    const key = JSON.stringify([delays.median, delays.spread[0], delays.longest, delays.interview, delays.jailInterview, delays.request, delays.factors]); // prettier-ignore
    let made = this.stays.get(key);
    if (!made) this.stays.set(key, (made = stayTables(delays)));
    return made;
  }
}

/** The effects of places in a draw as factors on odds, and how readily each falls silent. */
export class Effects {
  readonly factors: Readonly<Record<EffectName, Float64Array | undefined>>;
  readonly silent: Float64Array;
  private readonly key: string;

  constructor({ model, luck }: Compiled, places: readonly Jurisdiction[], key: string, last?: Effects) {
    this.key = key;
    if (last?.key === key) {
      this.factors = last.factors;
      this.silent = last.silent;
      return;
    }
    const factorsOf = (name: EffectName): Float64Array | undefined => {
      const effects = model.effects.effectsOf(name);
      return effects && Float64Array.from(places, ({ code }) => exponential(effects.get(code) ?? 0));
    };
    this.factors = { coming: factorsOf('coming'), notice: factorsOf('notice'), recording: factorsOf('recording') };
    this.silent = Float64Array.from(places, ({ code, kind }) =>
      kind === 'county' ? silentDraw(luck, code) : Infinity,
    );
  }
}

/** All that the effects of places hang on. */
export function effectsKey({ source, luck }: Compiled): string {
  const { place_effects: stated } = source.scenario;
  const sds = (['coming', 'notice', 'recording'] as const).flatMap((name) =>
    (['office_sd', 'state_sd', 'place_sd'] as const).map((sd) => {
      const parameter = (stated?.[name] as Record<string, object> | undefined)?.[sd];
      return parameter === undefined ? 0 : source.dated(parameter).at(source.startDay, NATION);
    }),
  );
  return JSON.stringify([luck, sds]);
}

const silentDraw = ({ seed, number }: PlaceLuck, code: string): number =>
  drawOf(placeKey(replicationKey(seed, 0), textKey(code)), PLACE_DRAWS.silent, number);
