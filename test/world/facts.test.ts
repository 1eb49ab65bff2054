/**
 * Facts of law and record on which results hang, each with its source, written here apart from the scenario files: what was
 * in force where and when, for whom a jail could act, how long a hold was.
 */
import { describe, expect, it } from 'vitest';
import { formatDay, holdEnd, parseDay } from '../../src/base/calendar.ts';
import { may, named, scenario, world, type Person } from './in-force.ts';

const [LOS_ANGELES, COOK] = ['06037', '17031'];
const HARRIS = '48201';

describe("California's TRUST Act (Government Code 7282.5, AB 4 of 2013; in force from 1 Jan 2014)", () => {
  const held = (person: Person, day = '2014-02-01') => may('hold', LOS_ANGELES, day, person);

  it('binds California from that day, and nobody else', () => {
    expect(held({}, '2013-12-31')).toBe(true);
    expect(held({}, '2014-01-01')).toBe(false);
    expect(may('hold', HARRIS, '2014-02-01', {})).toBe(true);
  });

  it.each<[string, Person, boolean]>([
    ['a prior serious felony', { conviction: 'serious_felony', years: 30 }, true],
    ['a prior violent felony', { conviction: 'violent', years: 30 }, true],
    ['a prior felony punishable by state prison', { conviction: 'felony', flags: ['state_prison_felony'] }, true],
    [
      'a misdemeanor that could have been a felony, 5 years ago',
      { conviction: 'misdemeanor', years: 5, flags: ['wobbler_misdemeanor'] },
      true,
    ],
    [
      'the same more than 5 years ago',
      { conviction: 'misdemeanor', years: 5.1, flags: ['wobbler_misdemeanor'] },
      false,
    ],
    ['any other misdemeanor', { conviction: 'misdemeanor', years: 1 }, false],
    ['a felony on the list, at any time', { conviction: 'felony', years: 20, flags: ['listed_felony'] }, true],
    ['a place on the register of sex and arson offenders', { flags: ['sex_or_arson_registrant'] }, true],
    ['a charge of a serious felony before a magistrate found probable cause', { charge: 'serious_felony' }, false],
    ['the same charge after it', { charge: 'serious_felony', flags: ['magistrate_probable_cause'] }, true],
    ['a charge of a misdemeanor after it', { charge: 'misdemeanor', flags: ['magistrate_probable_cause'] }, false],
    ['a federal aggravated felony', { conviction: 'felony', flags: ['aggravated_felony'] }, true],
    ['a federal warrant for a felony', { flags: ['criminal_warrant'] }, true],
    ['no conviction and no such charge', { charge: 'dui' }, false],
  ])('with %s', (_, person, allowed) => {
    expect(held(person)).toBe(allowed);
  });

  it('leaves notice and access to the jail', () => {
    expect(may('notice', LOS_ANGELES, '2014-02-01', {})).toBe(true);
    expect(may('access', LOS_ANGELES, '2014-02-01', {})).toBe(true);
  });
});

describe('Cook County Ordinance 11-O-73 (7 Sep 2011)', () => {
  it('ends holds, notice and access from that day, but for a paid agreement on holds that was never signed', () => {
    for (const act of ['hold', 'notice', 'access'] as const) {
      expect(may(act, COOK, '2011-09-06', { conviction: 'violent' })).toBe(true);
      expect(may(act, COOK, '2011-09-07', { conviction: 'violent' })).toBe(false);
    }
    expect(may('hold', COOK, '2011-09-07', {}, true)).toBe(true);
    expect(named(scenario.local.reimbursement, '2016-09-30', COOK)).toBe(false);
  });
});

describe('federal programmes', () => {
  it.each([
    // ICE memorandum of 30 Jun 2010 (Morton); ICE guidance on detainers of 21 Dec 2012; DHS memorandum of 20 Nov 2014,
    // in force on 5 Jan 2015 (Johnson); forms I-247D, I-247N and I-247X in use from 2 Jul 2015 (PEP).
    ['2010-06-29', 'secure-communities'],
    ['2010-06-30', 'morton-2010'],
    ['2012-12-20', 'morton-2010'],
    ['2012-12-21', 'detainer-guidance-2012'],
    ['2015-01-04', 'detainer-guidance-2012'],
    ['2015-01-05', 'johnson-priorities'],
    ['2015-07-01', 'johnson-priorities'],
    ['2015-07-02', 'pep'],
    ['2016-09-30', 'pep'],
  ])('on %s: %s', (day, programme) => {
    expect(named(scenario.federal.programme, day, HARRIS)).toBe(programme);
  });

  it('hold for 48 hours: without weekends and holidays on the I-247 (8 CFR 287.7), with them on the I-247D', () => {
    const { forms: before } = scenario.programmes['secure-communities'];
    const { forms: pep } = scenario.programmes['pep'];
    const end = (form: typeof before, name: 'I-247' | 'I-247D', from: string): string => {
      const { hold_hours: hours, weekends_count: weekends, holidays_count: holidays } = form[name]!;
      return formatDay(Math.floor(holdEnd(parseDay(from) * 1440 + 720, hours * 60, weekends, holidays) / 1440));
    };
    // A Friday, and the Wednesday before Thanksgiving: Thursday, Saturday and Sunday do not count.
    expect(end(before, 'I-247', '2014-10-17')).toBe('2014-10-21');
    expect(end(before, 'I-247', '2013-11-27')).toBe('2013-12-02');
    expect(end(pep, 'I-247D', '2015-10-16')).toBe('2015-10-18');
    expect(pep['I-247N']).toMatchObject({ asks: 'notice', hold_hours: 0, counts_as: 'notification' });
    expect(pep['I-247D']).toMatchObject({ asks: 'hold', requires: { flag: 'probable_cause' } });
    expect(pep['I-247X']).toMatchObject({ counts_as: 'other_request' });
  });
});

describe('fingerprints were shared (activation file of the replication of Asad and Vargas-Nunez; ICE)', () => {
  it.each([
    [HARRIS, '2008-10-27'],
    ['48113', '2008-11-12'], // Dallas
    ['04013', '2009-01-16'], // Maricopa
    ['12086', '2009-02-24'], // Miami-Dade
    ['06073', '2009-05-26'], // San Diego
    [LOS_ANGELES, '2009-08-27'],
    ['06085', '2010-05-04'], // Santa Clara
    ['53033', '2012-04-03'], // King
    ['36061', '2012-05-15'], // New York City
    [COOK, '2013-01-22'],
  ])('in %s from %s', (code, from) => {
    expect(named(scenario.activation, formatDay(parseDay(from) - 1), code)).toBe(false);
    expect(named(scenario.activation, from, code)).toBe(true);
  });

  it('everywhere by 22 Jan 2013, in Harris County first', () => {
    const counties = world.jurisdictions.filter(({ kind }) => kind === 'county');
    const days = counties.map(({ activation }) => activation!);
    expect(Math.max(...days)).toBeLessThanOrEqual(parseDay('2013-01-22'));
    expect(counties.filter(({ activation }) => activation === Math.min(...days)).map(({ code }) => code)).toEqual([
      HARRIS,
    ]);
  });
});

it('prices of the default cost book: a jail day of Harris County, 2012, $74.99', () => {
  const day = scenario.cost_books['default'].lines.find(({ per }) => per === 'extra_jail_day');
  expect(day).toMatchObject({ usd: 74.99, price_year: 2012, payer: 'jail' });
});
