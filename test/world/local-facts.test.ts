/**
 * Facts of local rules, each with its source, written here apart from the tables: the day on which a jail began to hold, tell
 * or admit otherwise than before, and for whom. A line says what a jail may do the day before, and on the day.
 */
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../../src/base/calendar.ts';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { possibleDays } from '../../src/base/known-days.ts';
import { Dated } from '../../src/scenario/values/dated.ts';
import type { Parameter } from '../../src/scenario/schema.ts';
import { may, must, named, scenario, world, type Person } from './in-force.ts';

type Act = 'hold' | 'notice' | 'access';
/** Place, its code, day, what is done, for whom, before and from that day. */
type Fact = [place: string, code: string, day: string, act: Act, person: Person, before: boolean, from: boolean];

const dayBefore = (day: string): string => formatDay(parseDay(day) - 1);

/** A person whom California's TRUST Act lets a jail hold, and who has no warrant. */
const SERIOUS: Person = { conviction: 'serious_felony' };
const ANYBODY: Person = {};
const WITH_WARRANT: Person = { flags: ['judicial_warrant'] };
const ICE_WARRANT: Person = { flags: ['administrative_warrant', 'probable_cause'] };

const FACTS: Fact[] = [
  // Los Angeles Times, 1 Jun 2014: the sheriff stopped holds "in recent weeks"; the month is known, May 2014.
  ['Los Angeles', '06037', '2014-05-16', 'hold', SERIOUS, true, false],
  // The sheriff's letter to the Board, 22 Sep 2015: notice and access for those whom the TRUST Act names, for nobody else.
  ['Los Angeles', '06037', '2015-09-22', 'notice', ANYBODY, true, false],
  ['Los Angeles', '06037', '2015-09-22', 'access', ANYBODY, true, false],
  ['Los Angeles', '06037', '2015-09-22', 'notice', SERIOUS, true, true],
  // Mercury News, 21 May 2014 (Alameda; Contra Costa the week before); SF Examiner, May 2014 (San Mateo, 22 May).
  ['Alameda', '06001', '2014-05-21', 'hold', SERIOUS, true, false],
  ['Contra Costa', '06013', '2014-05-14', 'hold', SERIOUS, true, false],
  ['San Mateo', '06081', '2014-05-22', 'hold', SERIOUS, true, false],
  // Santa Cruz Sentinel, 29 Aug 2015: four counties agreed after 1 Jul 2015 to tell ICE; Alameda had for seven weeks.
  ['Alameda', '06001', '2015-07-11', 'notice', ANYBODY, false, true],
  ['Contra Costa', '06013', '2015-07-16', 'notice', ANYBODY, false, true],
  ['San Mateo', '06081', '2015-07-16', 'notice', ANYBODY, false, true],
  ['Marin', '06041', '2015-07-16', 'notice', ANYBODY, false, true],
  // Ordinance 204-13, followed from Nov 2013; sheriff's release, 29 May 2014; his memo of 13 Mar 2015.
  ['San Francisco', '06075', '2013-11-07', 'hold', SERIOUS, true, false],
  ['San Francisco', '06075', '2014-05-29', 'hold', WITH_WARRANT, false, false],
  ['San Francisco', '06075', '2015-03-13', 'notice', ANYBODY, true, false],
  // KPBS, 29 May 2014 (San Diego, Sacramento); Orange County Register and LA Times, Jun 2014; Press-Enterprise, 15 May 2014.
  ['San Diego', '06073', '2014-05-29', 'hold', SERIOUS, true, false],
  ['Sacramento', '06067', '2014-05-29', 'hold', SERIOUS, true, false],
  ['Orange, CA', '06059', '2014-06-23', 'hold', SERIOUS, true, false],
  ['Riverside', '06065', '2014-05-08', 'hold', SERIOUS, true, false],
  // Stockton Record, 9 Jun 2014 (San Joaquin); Ventura County Star, 22 Feb 2017; Press Democrat, May 2014 (Sonoma).
  ['San Joaquin', '06077', '2014-06-02', 'hold', SERIOUS, true, false],
  ['Ventura', '06111', '2014-05-16', 'hold', SERIOUS, true, false],
  ['Sonoma', '06097', '2014-05-07', 'hold', SERIOUS, true, false],
  // Attorney General's bulletin of 25 Jun 2014: a bound for every jail of which nothing else is known, Kern and Tulare too.
  ['Kern', '06029', '2014-07-01', 'hold', SERIOUS, true, false],
  ['Tulare', '06107', '2014-07-01', 'hold', SERIOUS, true, false],
  ['Stanislaus', '06099', '2014-07-01', 'hold', SERIOUS, true, false],
  ['Merced', '06047', '2014-07-01', 'hold', SERIOUS, true, false],
  // Letter of the jail's director, 7 Jan 2014: from 1 Jan 2014, and nothing is told to ICE.
  ['Miami-Dade', '12086', '2014-01-01', 'hold', SERIOUS, true, false],
  ['Miami-Dade', '12086', '2014-01-01', 'notice', SERIOUS, true, false],
  // King County Ordinances 17706 (enacted 10 Dec 2013) and 17886 (enacted 5 Sep 2014), each ten days later.
  ['King, WA', '53033', '2013-12-20', 'hold', ANYBODY, true, false],
  ['King, WA', '53033', '2014-09-15', 'hold', SERIOUS, true, false],
  ['King, WA', '53033', '2014-09-15', 'hold', WITH_WARRANT, false, true],
  // New York City Local Law 62 of 2011; 21 and 22 of 2013 (120 days after 18 Mar 2013); 58 and 59 of 2014 (14 Dec 2014).
  ['New York City', '36061', '2012-03-21', 'hold', { charge: 'traffic' }, true, false],
  ['New York City', '36061', '2013-07-16', 'hold', ANYBODY, true, false],
  ['New York City', '36061', '2014-12-14', 'hold', SERIOUS, true, false],
  ['New York City', '36061', '2014-12-14', 'notice', { conviction: 'felony' }, true, false],
  ['New York City', '36061', '2014-12-14', 'notice', SERIOUS, true, true],
  // Newsday, Dec 2016: a judge's warrant from Sep 2014; 48-hour holds on ICE's papers again from 2 Dec 2016.
  ['Suffolk, NY', '36103', '2014-09-16', 'hold', ICE_WARRANT, true, false],
  ['Suffolk, NY', '36103', '2016-12-02', 'hold', ICE_WARRANT, false, true],
  // ABC7, Sep 2014, and Newsday, Mar 2017 (Nassau); sheriff's press release, 10 Sep 2014 (Washoe): ICE's warrant is enough.
  ['Nassau', '36059', '2014-06-16', 'hold', ICE_WARRANT, true, true],
  ['Washoe', '32031', '2014-09-10', 'hold', ICE_WARRANT, true, true],
  // Syracuse.com, Jul 2014: a judge's signature since about two years.
  ['Onondaga', '36067', '2012-07-02', 'hold', ICE_WARRANT, true, false],
  // Oregonian, Apr 2014, after Miranda-Olivares v. Clackamas County (D. Or., 11 Apr 2014).
  ['Multnomah', '41051', '2014-04-16', 'hold', SERIOUS, true, false],
  ['Clackamas', '41005', '2014-04-16', 'hold', SERIOUS, true, false],
  // Denver Post and Gazette, 29 and 30 Apr 2014; ACLU of Colorado, 2 Jul 2014; Denver Post, 19 Sep 2014.
  ['Denver', '08031', '2014-04-30', 'hold', ICE_WARRANT, true, false],
  ['Arapahoe', '08005', '2014-06-28', 'hold', SERIOUS, true, false],
  ['El Paso, CO', '08041', '2014-09-10', 'hold', SERIOUS, true, false],
  // AP, 29 Aug 2014 (Baltimore); Washington Times, 1 Oct 2014; Washington Post, 7 Oct 2014.
  ['Baltimore', '24510', '2014-08-27', 'hold', SERIOUS, true, false],
  ["Prince George's", '24033', '2014-10-01', 'hold', SERIOUS, true, false],
  ['Montgomery, MD', '24031', '2014-10-07', 'hold', SERIOUS, true, false],
  // AJC, Nov 2014 (Clayton) and Champion Newspaper, Dec 2014 (DeKalb); Dallas Observer, Oct 2015; Morning Call, 2014, 2015.
  ['Clayton', '13063', '2014-11-16', 'hold', SERIOUS, true, false],
  ['DeKalb', '13089', '2014-12-04', 'hold', SERIOUS, true, false],
  ['Dallas', '48113', '2015-09-16', 'hold', { charge: 'drug_sale' }, true, false],
  ['Dallas', '48113', '2015-09-16', 'hold', SERIOUS, true, true],
  ['Lehigh', '42077', '2014-05-14', 'hold', SERIOUS, true, false],
  ['Montgomery, PA', '42091', '2014-08-01', 'hold', SERIOUS, true, false],
  ['Bucks', '42017', '2014-08-01', 'hold', SERIOUS, true, false],
  // Albuquerque Journal, Jun 2014, 5 Apr 2015 and 21 Mar 2017; AP, 8 Nov 2015 (told after release only).
  ['Dona Ana', '35013', '2014-05-05', 'hold', SERIOUS, true, false],
  ['Bernalillo', '35001', '2014-10-01', 'hold', { conviction: 'felony' }, true, false],
  ['Bernalillo', '35001', '2015-11-08', 'notice', SERIOUS, false, false],
  ['San Juan, NM', '35045', '2014-11-12', 'hold', SERIOUS, true, false],
  // NJ Advance Media, Nov 2014; ACLU of New Jersey, 12 Aug 2014.
  ['Camden', '34007', '2014-10-07', 'hold', SERIOUS, true, false],
  ['Burlington', '34005', '2014-10-07', 'hold', SERIOUS, true, false],
  ['Union, NJ', '34039', '2014-08-04', 'hold', SERIOUS, true, false],
  // NYCLU, 2014: ten New York counties ask for a warrant, six of them not on ICE's list.
  ['Albany', '36001', '2014-10-01', 'hold', SERIOUS, true, false],
  // Star Tribune, 11 Jun 2014 (Hennepin); Pioneer Press, 10 Jun 2014 (Ramsey); C-U Immigration Forum, 25 Apr 2012 (Champaign).
  ['Hennepin', '27053', '2014-06-11', 'hold', SERIOUS, true, false],
  ['Ramsey', '27123', '2014-06-11', 'hold', SERIOUS, true, false],
  ['Champaign', '17019', '2012-03-08', 'hold', { flags: ['criminal_warrant'] }, true, true],
  // DC Jobs with Justice, 5 Jun 2012; Times-Picayune, Aug 2013 (Orleans).
  ['District of Columbia', '11001', '2012-06-18', 'hold', SERIOUS, true, false],
  ['Orleans', '22071', '2013-07-01', 'hold', SERIOUS, true, false],
  // City of Philadelphia, 16 Apr 2014; wider notice from 22 Dec 2015 until the next mayor's first day, 4 Jan 2016.
  ['Philadelphia', '42101', '2014-04-16', 'notice', SERIOUS, true, false],
  ['Philadelphia', '42101', '2015-12-22', 'notice', SERIOUS, false, true],
  ['Philadelphia', '42101', '2016-01-04', 'notice', SERIOUS, true, false],
  // ACLU of Rhode Island, Jul 2014: a judge's warrant; AP, 15 Aug 2014: from the 14th an order of removal will do.
  ['Rhode Island', '44007', '2014-07-14', 'hold', { flags: ['final_order'] }, true, false],
  ['Rhode Island', '44007', '2014-08-14', 'hold', { flags: ['final_order'] }, false, true],
];

describe('a jail may', () => {
  it.each(FACTS)('%s (%s) from %s, %s %j: before %s, then %s', (_, code, day, act, person, before, from) => {
    expect([may(act, code, dayBefore(day), person), may(act, code, day, person)]).toEqual([before, from]);
  });

  it('hold for anybody where a listed limit was not followed', () => {
    // Reveal, Jun 2017 (Milwaukee's sheriff honoured all); Austin Monitor, 9 May 2014 (Travis: requests are mandatory).
    for (const day of ['2012-06-30', '2014-12-31', '2016-09-30'])
      for (const code of ['55079', '48453']) expect(may('hold', code, day, { charge: 'traffic' })).toBe(true);
  });

  it("hold on a judge's warrant alone in 21 Colorado counties by 24 Jun 2014 (list of the Meyer Law Office)", () => {
    const listed = '01 19 37 43 51 53 63 65 67 75 81 85 87 89 99 103 109 111 115 121 125'.split(' ');
    expect(listed).toHaveLength(21);
    for (const county of listed) {
      const code = `08${county.padStart(3, '0')}`;
      expect([may('hold', code, '2014-06-23', SERIOUS), may('hold', code, '2014-06-24', SERIOUS)]).toEqual([
        true,
        false,
      ]);
      expect(may('hold', code, '2014-06-24', WITH_WARRANT)).toBe(true);
    }
  });

  it('hold for anybody in all of Oregon on the day of the ruling that ended it (11 Apr 2014)', () => {
    const oregon = world.jurisdictions.filter(({ kind, state }) => kind === 'county' && state === 'OR');
    for (const { code } of oregon) expect(may('hold', code, '2014-04-11', ANYBODY)).toBe(true);
    // Nor does a draw begin a rule before it.
    const rows = (world.tables.get('local_policies') ?? []).filter(({ place }) => place.startsWith('41'));
    expect(rows.length).toBeGreaterThan(25);
    for (const { from, known_to: known } of rows)
      expect(possibleDays(from, known).first).toBeGreaterThan(parseDay('2014-04-11'));
  });

  it('hold for anybody where limits were looked for and none was found', () => {
    // NJ Appleseed, Jan 2021 (Essex), Houston Chronicle, Mar 2017 (Harris), WBTV, Mar 2018 (Mecklenburg), Deseret News, Feb
    // 2017 (Salt Lake), lohud.com, Apr 2017 (Westchester), AJC, Sep 2014 (Fulton: a resolution that does not bind).
    for (const code of ['34013', '48201', '37119', '49035', '36119', '13121'])
      for (const day of ['2013-12-31', '2014-12-31', '2016-09-30'])
        expect(may('hold', code, day, { charge: 'traffic' }), code).toBe(true);
  });

  it('have its own rule only where one is named: Pennsylvania by March 2015 (Morning Call, 6 Mar 2015)', () => {
    const limited = world.jurisdictions.filter(
      ({ kind, state, code }) => kind === 'county' && state === 'PA' && !may('hold', code, '2015-03-06', SERIOUS),
    );
    expect(limited.map(({ code }) => code).toSorted()).toEqual(['42017', '42077', '42091', '42101']);
  });

  it('not tell ICE of anybody in Cook and Santa Clara (San Jose Inside; Mountain View Voice, 2019)', () => {
    for (const code of ['17031', '06085']) expect(may('notice', code, '2015-08-01', SERIOUS)).toBe(false);
  });
});

describe('a jail must tell ICE', () => {
  it('at once in Connecticut, whether it holds or releases (Public Act 13-155, from 1 Jan 2014)', () => {
    expect([must('notice', '09001', '2013-12-31'), must('notice', '09001', '2014-01-01')]).toEqual([false, true]);
    expect(may('hold', '09001', '2014-01-01', { flags: ['pending_felony_charge'] })).toBe(true);
  });

  it.each([
    ['San Diego (KPBS, 29 May 2014)', '06073', '2014-05-29'],
    ['Orange, CA (Orange County Register, Jun 2014)', '06059', '2014-06-23'],
    ["Los Angeles, until its sheriff's letter (Orange County Register, Jun 2014)", '06037', '2014-05-16'],
    ['Hennepin (Southwest Journal, Mar 2017)', '27053', '2014-06-11'],
    ['Washington, OR, by a daily list (Oregonian, Apr 2014)', '41067', '2014-04-16'],
    ['Lehigh (Morning Call, 14 May 2014)', '42077', '2014-05-14'],
    ['DeKalb (GeorgiaPol, 22 Mar 2017)', '13089', '2014-12-04'],
    ['Baltimore by 2015 (Baltimore Sun, 11 Aug 2015)', '24510', '2015-01-01'],
    ['Fresno, with agents in the jail (Fresno Bee, 23 Mar 2018)', '06019', '2015-06-22'],
  ])('%s', (_, code, day) => {
    expect([must('notice', code, dayBefore(day)), must('notice', code, day)]).toEqual([false, true]);
  });
});

it('Los Angeles writes out the grounds of the TRUST Act as the act has them', () => {
  const { policies } = scenario;
  expect(policies['los-angeles-county-2015'].notice.ceiling).toEqual(policies['ca-trust-act'].hold.ceiling);
  expect(policies['los-angeles-county-2015'].access.ceiling).toEqual(policies['ca-trust-act'].hold.ceiling);
});

it.each([
  ['rules-of-2013', '2013-12-31'],
  ['rules-of-june-2014', '2014-06-30'],
])('"%s" leaves every jail the policy that it had on %s', (name, day) => {
  const loaded = loadScenario(name, world);
  if (!loaded.ok) throw new Error(`${name} does not load`);
  const policy = loaded.resolved.scenario.local.policy as Parameter<string>;
  const then = new Dated<string>(policy, world.tables.get(policy.table ?? '') ?? []);
  const moved = world.jurisdictions.filter(
    (place) => then.at(parseDay('2016-09-30'), place) !== named(scenario.local.policy, day, place.code),
  );
  expect(moved.map(({ name }) => name)).toEqual([]);
});
