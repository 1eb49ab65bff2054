/** What an office's teams do on the first of a month: the list of people released, and the backlog of absconders. */
import { DAY, monthDays, monthOf, monthStart } from '../../src/base/calendar.ts';
import type { Distribution, Parameter, Scenario } from '../../src/scenario/schema.ts';
import type { Counter } from '../../src/base/counters.ts';
import { Decision } from '../../src/simulation/compile/decisions.ts';
import { poisson } from '../../src/base/quantiles.ts';
import { draw, monthKey, placeKey, textKey, type Key } from '../../src/base/random.ts';
import { happens, toMinutes } from './parameters.ts';
import { byKey, minuteOfMonth, type Episode } from './people.ts';
import { arrestAtLarge, isSerious } from './outcome.ts';
import { chance, tell, type Agenda, type Simulation } from './state.ts';
import type { SimulatedOffice } from './world.ts';

export class Teams {
  private readonly sim: Simulation;
  private readonly office: SimulatedOffice;
  private readonly agenda: Agenda;
  private readonly key: Key;
  private readonly rates: Scenario['at_large'];
  private stock: number;
  /** In a small country: minutes that the list owes to the months to come. */
  private debt = 0;

  constructor(sim: Simulation, office: SimulatedOffice, agenda: Agenda) {
    this.sim = sim;
    this.office = office;
    this.agenda = agenda;
    this.rates = sim.scenario.at_large;
    this.key = placeKey(sim.run, textKey(`office ${office.code}`));
    this.stock = Math.floor(sim.parameters.at(this.rates.absconders.stock, sim.firstDay, office.place) + 0.5);
  }

  /** A parameter for this office at the first of the month. */
  private at<T>(parameter: Parameter<T>, month: number): Exclude<T, Distribution> {
    return this.sim.parameters.at(parameter, monthStart(month), this.office.place);
  }

  private count(counter: Counter, month: number, n: number): void {
    this.sim.tally.add({ office: this.office.code }, counter, month, n);
  }

  startMonth(month: number): void {
    this.trimList(month);
    const hours = this.hoursGiven(month);
    const usedOnList = this.workList(month, this.listSide(hours, month));
    const { attempts, minutes } =
      hours === 'unlimited' ? { attempts: 0, minutes: 0 } : this.attemptsThatFit(hours - usedOnList, month);
    this.count('team_minutes_used', month, usedOnList + minutes);
    this.moveStock(month, this.workBacklog(month, attempts));
    this.count(
      'at_large_other',
      month,
      poisson(
        this.at(this.rates.other, month) * this.otherLevel(month),
        monthKey(this.key, month),
        Decision.otherAtLarge,
        0,
      ),
    );
    this.count(
      'other_arrests',
      month,
      poisson(this.at(this.rates.other_arrests, month), monthKey(this.key, month), Decision.otherArrests, 0),
    );
  }

  private otherLevel(month: number): number {
    return this.rates.other_level === undefined ? 1 : this.at(this.rates.other_level, month);
  }

  private hoursGiven(month: number): number | 'unlimited' {
    const teams = this.at(this.rates.teams, month);
    if (teams === 'unlimited') return 'unlimited';
    const strength = teams * this.at(this.rates.level, month);
    const minutes = toMinutes(strength * this.at(this.rates.hours_per_team_month, month));
    this.count('team_minutes_given', month, minutes);
    this.sim.ledger.enter('team_year', strength, { office: this.office.code }, month);
    return minutes;
  }

  /** Arrested, back in jail or released too long ago: off the list for good. */
  private trimList(month: number): void {
    const start = monthStart(month) * DAY;
    const limit = this.at(this.rates.list_months, month);
    for (const episode of this.agenda.targets) {
      const gone = episode.nextBooking < start || month - monthOf(episode.releasedAt) >= limit;
      if (gone && episode.releasedAt < start) episode.offList = true;
    }
    this.agenda.targets = this.agenda.targets.filter((episode) => !episode.offList);
  }

  private minutesPerAbsconder(month: number): number {
    return toMinutes(this.at(this.rates.absconders.hours_per_attempt, month));
  }

  /** Minutes for the list: its share, and what the backlog cannot use of its own. */
  private listSide(hours: number | 'unlimited', month: number): number {
    if (hours === 'unlimited') return Number.POSITIVE_INFINITY;
    const share = Math.floor(hours * this.shareOfList(month));
    return share + Math.max(0, hours - share - this.stock * this.minutesPerAbsconder(month));
  }

  /** Where teams respond, hours go by weight times work: that of the list, and that of the backlog as often as stated. */
  private shareOfList(month: number): number {
    const { list_weight: weight, responds, responds_at: usual } = this.rates;
    const w = this.at(weight, month);
    if (responds === undefined) return w;
    const listed = this.agenda.targets.filter((episode) => episode.releasedAt < monthStart(month) * DAY).length;
    const ofList = w * listed * this.sim.oneIn * toMinutes(this.at(this.rates.hours_per_attempt, month));
    const backlog = this.stock * this.minutesPerAbsconder(month);
    const ofBoth = ofList + (1 - w) * (usual === undefined ? 1 : this.at(usual, month)) * backlog;
    const part = this.at(responds, month);
    return (1 - part) * w + part * (ofBoth > 0 ? ofList / ofBoth : w);
  }

  private workList(month: number, minutes: number): number {
    const released = this.agenda.targets.filter((episode) => episode.releasedAt < monthStart(month) * DAY);
    const perAttempt = toMinutes(this.at(this.rates.hours_per_attempt, month));
    if (this.sim.oneIn > 1) return this.workOnCredit(released, month, minutes);
    let used = 0;
    for (const episode of released.toSorted((a, b) => a.tier - b.tier || byKey(a, b))) {
      const need = this.needOf(episode, perAttempt, month);
      if (used + need > minutes) break;
      used += need;
      this.attempt(episode, month);
    }
    return used;
  }

  private needOf(episode: Episode, perAttempt: number, month: number): number {
    const factor = isSerious(episode) ? this.at(this.rates.serious_hours_factor, month) : 1;
    return Math.floor(perAttempt * factor + 0.5);
  }

  /** Whoever is looked for stands for many: the next is tried as long as the account is above zero. */
  private workOnCredit(released: Episode[], month: number, minutes: number): number {
    const perAttempt = toMinutes(this.at(this.rates.hours_per_attempt, month));
    const owed = this.debt;
    let account = minutes - owed;
    let spent = 0;
    for (const episode of released.toSorted((a, b) => a.tier - b.tier || byKey(a, b))) {
      if (account <= 0) break;
      const need = this.needOf(episode, perAttempt, month) * this.sim.oneIn;
      account -= need;
      spent += need;
      this.attempt(episode, month);
    }
    this.debt = account < 0 ? -account : 0;
    return owed + spent - this.debt;
  }

  private attempt(episode: Episode, month: number): void {
    const {
      person: { key },
      number,
      releasedAt,
    } = episode;
    const occurrence = number * 4096 + month;
    // Nobody is looked for in the month of the release; in the next one the chance is the one stated.
    const firstLook = monthOf(releasedAt) + 1;
    let p = this.at(this.rates.success, month);
    for (let m = firstLook; m < month; m += 1) p *= this.at(this.rates.success_decay, month);
    const u = draw(key, Decision.attemptMinute, occurrence);
    const minute = minuteOfMonth(month, u);
    const first = monthStart(month);
    tell(this.sim, episode, first, { what: 'moment', decision: 'attemptMinute', draw: u, minute });
    if (
      !chance(this.sim, episode, 'attemptSuccess', p, first, occurrence) ||
      minute >= episode.nextBooking ||
      minute >= this.sim.end
    )
      return;
    episode.offList = true;
    arrestAtLarge(this.sim, episode, minute, first);
  }

  private attemptsThatFit(minutes: number, month: number): { attempts: number; minutes: number } {
    const each = this.minutesPerAbsconder(month);
    const attempts = each === 0 ? this.stock : Math.min(this.stock, Math.floor(minutes / each));
    return { attempts, minutes: attempts * each };
  }

  private workBacklog(month: number, attempts: number): number {
    const success = this.at(this.rates.absconders.success, month);
    const ofMonth = monthKey(this.key, month);
    let arrests = 0;
    for (let i = 0; i < attempts; i += 1) if (happens(success, ofMonth, Decision.absconderArrest, i)) arrests += 1;
    this.count('at_large_absconders', month, arrests);
    for (let i = 0; i < arrests; i += 1) {
      this.sim.ledger.enter('at_large_arrest', 1, { office: this.office.code }, month);
      this.sim.ledger.enter('custody_arrest', 1, { office: this.office.code }, month);
    }
    return arrests;
  }

  private moveStock(month: number, arrests: number): void {
    const { outflow, inflow } = this.rates.absconders;
    const out = Math.floor(this.stock * this.at(outflow, month) + 0.5);
    this.stock = Math.max(0, this.stock - arrests - out + Math.floor(this.at(inflow, month) + 0.5));
    this.count('absconder_stock', month, this.stock);
  }

  /** The list as it stands when the month is over. */
  endMonth(month: number): void {
    const end = (monthStart(month) + monthDays(month)) * DAY;
    const listed = this.agenda.targets.filter((e) => !e.offList && e.releasedAt < end && e.nextBooking >= end);
    this.count('at_large_backlog', month, listed.length * this.sim.oneIn);
  }
}
