/** Every shipped policy in words, written out by hand from the ordinances' own terms as far as the language has them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policy, programme, type Policy } from '../../../src/scenario/schema.ts';
import { policyChange } from '../../../src/scenario/words/policy.ts';
import { programmeInWords } from '../../../src/scenario/words/programme.ts';

const folder = new URL('../../../scenarios/policies/', import.meta.url);
const sections = (key: string): [string, unknown][] =>
  readdirSync(folder).flatMap((file) => {
    const found = (parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, object>)[key];
    return Object.entries(found ?? {});
  });
const policies = new Map(sections('policies').map(([name, written]) => [name, policy.parse(written)]));
const programmes = new Map(sections('programmes').map(([name, written]) => [name, programme.parse(written)]));
const none = policies.get('none') as Policy;

const TRUST_ACT =
  'people with a worst conviction for a serious felony or a violent crime; a conviction for a felony punishable by ' +
  "state prison, a felony on the law's list or an aggravated felony under federal law; a conviction for a misdemeanour " +
  'that could have been a felony and a worst conviction for a misdemeanour (at most 5 years old); a place on the sex ' +
  "offender or arson registry; a magistrate's finding of probable cause and a charge of a serious felony, a violent " +
  'crime, a felony or selling drugs; or a criminal warrant';

const SB54_CONVICTIONS =
  'people with a worst conviction for a serious felony or a violent crime; a conviction for a felony punishable by state ' +
  'prison or an aggravated felony under federal law; a place on the sex offender or arson registry; a conviction for a ' +
  "felony on the law's list and a worst conviction for a felony, a serious felony or a violent crime (at most 15 years " +
  'old); a conviction for a misdemeanour that could have been a felony and a worst conviction for a misdemeanour (at ' +
  'most 5 years old)';

const DECEMBER_2012 =
  'people with a felony conviction; three or more misdemeanour convictions; a charge of anything but a traffic offence or ' +
  'a misdemeanour; another felony charge pending; a conviction for drunk driving, domestic violence, a weapon offence, ' +
  'selling drugs, a sex offence, another significant misdemeanour or illegal entry; an earlier removal; a final order ' +
  'of removal; a record of immigration fraud; another sign of risk to the public; membership of a gang; or a place on a ' +
  'security list';

const NEW_YORK_2013 =
  'people with a felony conviction; a charge of a felony, a serious felony, a violent crime or selling drugs; another ' +
  'felony charge pending; a conviction for a weapon offence, a sex offence or domestic violence; a criminal warrant; ' +
  'membership of a gang; or a place on a security list';

const SAN_FRANCISCO =
  'people with a worst conviction for a violent crime (at most 7 years old) and a charge of a violent crime and a ' +
  "magistrate's finding of probable cause";

const hold = (who: string): string => `may hold ${who} (was: anybody ICE asks for)`;
const notHold = 'may not hold anybody ICE asks for (was: anybody ICE asks for)';
const notice = (who: string): string => `may tell ICE ${who} (was: anybody ICE asks for)`;
const sameNotice = notice('only of the release of those whom it may hold');
const noAccess = 'may not give ICE access to anybody (was: anybody)';
const noNotice = 'may not tell ICE of the release of anybody ICE asks for (was: anybody ICE asks for)';
const mustAll = [
  'must hold anybody ICE asks for (was: may hold anybody ICE asks for)',
  'must tell ICE of the release of anybody ICE asks for (was: may tell ICE of the release of anybody ICE asks for)',
  'must give ICE access to anybody (was: may give ICE access to anybody)',
];
const judgeOnly = [hold("only people with a judge's warrant")];
const mustNotify =
  'must tell ICE of the release of anybody ICE asks for (was: may tell ICE of the release of anybody ICE asks for)';

const expected: Record<string, string[]> = {
  none: [],
  'not-followed': [],
  'decline-all': [notHold],
  'judicial-order': judgeOnly,
  'any-warrant': [hold("only people with a judge's warrant, a criminal warrant or an administrative warrant of ICE")],
  'probable-cause': [
    hold(
      "only people with a judge's warrant; or probable cause of removability and a request on form I-247D or I-247X",
    ),
  ],
  'offense-list': [
    hold(
      'only people with a worst conviction for a serious felony, a violent crime or a security offence; a charge of a ' +
        'serious felony or a violent crime; membership of a gang; a place on a security list; or a criminal warrant',
    ),
  ],
  reimbursement: ['may, if ICE has agreed to pay for it, hold anybody ICE asks for (was: anybody ICE asks for)'],
  'removal-order': [hold('only people with a final order of removal or an administrative warrant of ICE')],
  'court-warrant': [hold("only people with a judge's warrant or a criminal warrant")],
  'ice-warrant': [hold('only people with probable cause of removability')],
  'decline-all-no-notice': [notHold, noNotice],
  'judicial-order-no-notice': [...judgeOnly, noNotice],
  'judicial-order-notice': [...judgeOnly, mustNotify],
  'cook-county': [
    'may, if ICE has agreed to pay for it, hold anybody ICE asks for (was: anybody ICE asks for)',
    noNotice,
    noAccess,
  ],
  'santa-clara': [
    'may, if ICE has agreed to pay for it, hold only people with a charge of a serious felony or a violent crime; or a ' +
      'worst conviction for a serious felony or a violent crime (at most 10 years old) (was: anybody ICE asks for)',
    noNotice,
    'may give ICE access only to people with a criminal warrant (was: anybody)',
  ],
  'district-of-columbia': [
    'may, if ICE has agreed to pay for it, hold only people with a worst conviction for a serious felony or a violent ' +
      'crime (was: anybody ICE asks for)',
  ],
  'new-york-city-2012': [
    hold(
      'only people with a worst conviction for a misdemeanour, a felony, a serious felony, a violent crime or a security ' +
        'offence; a charge of anything but a traffic offence; another felony charge pending; a criminal warrant; an ' +
        'earlier removal; a final order of removal; membership of a gang; or a place on a security list',
    ),
    sameNotice,
  ],
  'new-york-city-2013': [hold(`only ${NEW_YORK_2013}`), sameNotice],
  'new-york-city-2014': [
    hold(
      "only people with a judge's warrant and either a worst conviction for a serious felony or a violent crime (at most " +
        '5 years old); or a place on a security list',
    ),
    notice(
      'only of the release of people with a worst conviction for a serious felony or a violent crime (at most 5 years ' +
        'old); or a place on a security list',
    ),
    noAccess,
  ],
  'milwaukee-county': [
    hold(
      'only people with a felony conviction; two or more misdemeanour convictions; a charge of drunk driving or domestic ' +
        'violence; a conviction for drunk driving or domestic violence; another felony charge pending; a criminal ' +
        'warrant; membership of a gang; or a place on a security list',
    ),
  ],
  orleans: [
    hold('only people with a charge of a violent crime'),
    'may give ICE access only to people with a criminal warrant (was: anybody)',
  ],
  'king-county-2013': [
    hold(
      'only people with a worst conviction for a serious felony or a violent crime (at most 10 years old); or a ' +
        'conviction for a sex offence',
    ),
  ],
  'miami-dade': [
    'may, if ICE has agreed to pay for it, hold only people with a worst conviction for a serious felony or a violent ' +
      'crime; or a charge of a serious felony or a violent crime (was: anybody ICE asks for)',
    noNotice,
  ],
  philadelphia: [hold("only people with a judge's warrant and a worst conviction for a violent crime"), sameNotice],
  'philadelphia-2015': [
    hold("only people with a judge's warrant and a worst conviction for a violent crime"),
    notice(
      'only of the release of people with a worst conviction for a serious felony, a violent crime or a security ' +
        'offence; membership of a gang; or a place on a security list',
    ),
  ],
  'baltimore-city': [hold(`only ${DECEMBER_2012}`)],
  'san-diego': [...judgeOnly, mustNotify],
  travis: [hold('only people with a charge of anything but a traffic offence or another felony charge pending')],
  chicago: [
    hold(
      'only people with a felony conviction; a charge of a felony, a serious felony, a violent crime or selling drugs; ' +
        'another felony charge pending; a criminal warrant; or membership of a gang',
    ),
    sameNotice,
  ],
  newark: [notHold],
  'king-county-2014': judgeOnly,
  'los-angeles-county': [notHold, mustNotify],
  'los-angeles-county-2015': [
    notHold,
    notice(`only of the release of ${TRUST_ACT}`),
    `may give ICE access only to ${TRUST_ACT} (was: anybody)`,
  ],
  'orange-county-california': [notHold, mustNotify],
  'san-francisco-2013': [hold(`only ${SAN_FRANCISCO}`)],
  'san-francisco-2015': [...judgeOnly, noNotice, noAccess],
  'san-francisco-2016': [...judgeOnly, notice(`only of the release of ${SAN_FRANCISCO}`), noAccess],
  'fresno-2015': [notHold, mustNotify, 'must give ICE access to anybody (was: may give ICE access to anybody)'],
  bernalillo: [
    hold('only people with a felony conviction; two or more misdemeanour convictions; or a charge of a violent crime'),
    noNotice,
  ],
  dallas: [
    hold(
      'only people with a charge of a serious felony or a violent crime; a worst conviction for a serious felony, a ' +
        'violent crime or a security offence; membership of a gang; a place on a security list; a conviction for an ' +
        'aggravated felony under federal law; or a criminal warrant',
    ),
  ],
  dekalb: [
    hold(
      "only people with a judge's warrant; or probable cause of removability and a request on form I-247D or I-247X",
    ),
    mustNotify,
  ],
  'oregon-counties-2014': judgeOnly,
  'colorado-counties-2014': judgeOnly,
  denver: [hold("only people with a judge's warrant or a criminal warrant")],
  'travis-2017': [hold('only people with a charge of a violent crime')],
  'ca-trust-act': [hold(`only ${TRUST_ACT}`)],
  'ct-trust-act': [
    hold(
      'only people with a felony conviction, another felony charge pending, a criminal warrant, membership of a gang, a ' +
        'place on a security list, a final order of removal or another sign of risk to the public',
    ),
    mustNotify,
  ],
  'ct-trust-act-2019': [
    hold(
      "only people with a worst conviction for a serious felony or a violent crime; a judge's warrant; or a place on a " +
        'security list',
    ),
    sameNotice,
  ],
  'ca-sb54': [
    notHold,
    notice(
      `only of the release of ${SB54_CONVICTIONS}; or a magistrate's finding of probable cause and a charge of a serious ` +
        'felony, a violent crime, a felony or selling drugs',
    ),
    `may give ICE access only to ${SB54_CONVICTIONS}; or a judge's warrant (was: anybody)`,
  ],
  'il-trust-act': judgeOnly,
  'tx-sb4': mustAll,
  'full-cooperation': mustAll,
  'notify-only': [notHold, mustNotify],
  'no-holds': [notHold],
};

describe('policies in words', () => {
  it('are expected for every policy that is shipped', () => {
    expect(Object.keys(expected).toSorted()).toEqual([...policies.keys()].toSorted());
  });

  it.each(Object.entries(expected))('%s', (name, words) => {
    expect(policyChange(none, policies.get(name) as Policy)).toEqual(words);
  });

  it('say what was as shortly as what is', () => {
    const [cook, city] = [policies.get('cook-county') as Policy, policies.get('philadelphia') as Policy];
    expect(policyChange(cook, none)[0]).toBe(
      'may hold anybody ICE asks for (was: if ICE has agreed to pay for it, anybody ICE asks for)',
    );
    expect(policyChange(city, none)).toEqual([
      "may hold anybody ICE asks for (was: only people with a judge's warrant and a worst conviction for a violent crime)",
      'may tell ICE of the release of anybody ICE asks for (was: only those whom it could hold)',
    ]);
  });

  it('tell floors that cover some people', () => {
    const limits = (ceiling: unknown, floor: unknown): Policy =>
      policy.parse({ title: 'T', assumed: 'A', hold: { ceiling, floor } });
    const told = (ceiling: unknown, floor: unknown): string => policyChange(none, limits(ceiling, floor))[0];
    const was = ' (was: may hold anybody ICE asks for)';
    const gang = { flag: 'gang' };
    expect(told('always', gang)).toBe(
      `must hold people with membership of a gang and may do so for anybody else${was}`,
    );
    expect(told(gang, gang)).toBe(`must hold people with membership of a gang and may do so for nobody else${was}`);
    expect(told({ any: [gang, { charge: 'dui' }] }, gang)).toBe(
      `may hold only people with membership of a gang or a charge of drunk driving and must do so for people with membership of a gang${was}`,
    );
  });
});

describe('programmes in words', () => {
  const told = (name: string): string[] => {
    const found = programmes.get(name);
    if (!found) throw new Error(name);
    return programmeInWords(found, (other) => programmes.get(other)?.title ?? other);
  };

  it('tell tiers in their order, then forms, then what officers do who do not follow', () => {
    expect(told('pep')).toEqual([
      "ICE asks only for people with grounds for removal on ICE's records; the lines on tiers speak of these",
      'tier 1, people with a worst conviction for a serious felony, a violent crime or a security offence; a ' +
        'place on a security list; membership of a gang; or a conviction for an aggravated felony under federal law: ' +
        'asked for on form I-247D in about 75% of cases (uncertain: 53 to 89%)',
      'tier 2, people with a worst conviction for a felony, a serious felony, a violent crime or a security offence; ' +
        'a place on a security list; membership of a gang; or a conviction for an aggravated felony under federal law: ' +
        'asked for on form I-247N in about 75% of cases (uncertain: 53 to 89%)',
      'tier 3, people with three or more misdemeanour convictions; or a conviction for drunk driving, ' +
        'domestic violence, a weapon offence, selling drugs, a sex offence or another significant misdemeanour: asked ' +
        'for on form I-247N in about 75% of cases (uncertain: 53 to 89%)',
      'tier 4, people with an entry on or after 1 January 2014: asked for on form I-247X in about 40% of ' +
        'cases (uncertain: 20 to 64%)',
      'tier 5, people with a final order of removal of 1 January 2014 or later: asked for on form I-247X in about 40% of ' +
        'cases (uncertain: 20 to 64%)',
      'tier 6, anybody else: not asked for',
      'form I-247D asks for a hold of 48 hours, every hour counted, and for notice of the release, and counts as a ' +
        'detainer; it needs probable cause of removability, else form I-247N is sent',
      'form I-247N asks for notice of the release, and counts as a notification',
      'form I-247X asks for a hold of 48 hours, every hour counted, and for notice of the release, and counts as another request',
      'officers who use another form than the one prescribed send the I-247D',
      'officers who do not keep to these priorities keep to those of "Detainer guidance of 21 December 2012"',
    ]);
  });

  it('tell that everybody is asked for', () => {
    expect(told('executive-order-13768')).toContain('tier 2, anybody else: asked for on form I-247D in 85% of cases');
    expect(told('detainer-guidance-2012')).toContain(
      'form I-247 asks for a hold of 48 hours, weekends and holidays not counted, and for notice of the release, and counts as a detainer',
    );
  });
});
