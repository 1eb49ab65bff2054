/** The table of 287(g) jails: what it leaves out, when its officers act, and whom they identified. */
import { describe, expect, it } from 'vitest';
import { tableRows } from './tables.ts';

const [agreements, identified, counties, lists] = ['agreements_287g', 'record_287g', 'counties', 'record_lists'].map(tableRows); // prettier-ignore

const active = (jurisdiction: string, day: string): boolean =>
  agreements.findLast((row) => row.jurisdiction === jurisdiction && row.from <= day)?.active === 'true';

describe('287(g) agreements', () => {
  it('are of jails of the world, begin with their officers and end once at most', () => {
    const seats = new Set(counties.map(({ jurisdiction }) => jurisdiction));
    const codes = new Set(agreements.map(({ jurisdiction }) => jurisdiction));
    expect(codes.size).toBe(40);
    for (const code of codes) {
      expect(seats).toContain(code);
      const states = agreements.filter(({ jurisdiction }) => jurisdiction === code).map((row) => row.active);
      expect(['true', 'true,false']).toContain(states.join());
    }
  });

  it.each([
    // DHS ended Maricopa's on 15 Dec 2011; Los Angeles' board on 12 May 2015; San Bernardino's sheriff on 15 May 2014;
    // Davidson let its own expire on 8 Oct 2012. Harris, Wake and Cobb went on.
    ['04013', '2011-12-14', '2011-12-15'],
    ['06037', '2015-05-11', '2015-05-12'],
    ['06071', '2014-05-14', '2014-05-15'],
    ['47037', '2012-10-07', '2012-10-08'],
  ])('of %s holds on %s and no more on %s', (code, last, first) => {
    expect([active(code, last), active(code, first)]).toEqual([true, false]);
  });

  it('hold to the end of the model where nothing ended them', () => {
    for (const code of ['48201', '37183', '13067', '06059']) expect(active(code, '2016-09-30')).toBe(true);
  });

  it('begin two months after the first signature', () => {
    for (const { from, standing, note } of agreements.filter((row) => row.standing === 'signed')) {
      const signed = /^signed (\d{4})-(\d\d)-\d\d$/.exec(note)!.slice(1).map(Number);
      const [year, month] = from.split('-').map(Number);
      expect([note, standing, (year - signed[0]) * 12 + month - signed[1]]).toEqual([note, 'signed', 2]);
    }
  });

  it('leave out task forces, state agencies and police who run no jail of the county', () => {
    // Prince William's police and Beaufort, SC are task forces; Dallas has Carrollton's police alone.
    for (const code of ['45013', '48113', '37063', '12009']) expect(active(code, '2010-06-01')).toBe(false);
  });

  it('identified as many people as published, the two city police apart', () => {
    const total = identified.reduce((sum, row) => sum + Number(row.identified), 0);
    expect(total).toBe(243_962 - 346 - 335);
    const coded = new Set(agreements.map(({ jurisdiction }) => jurisdiction));
    for (const { jurisdiction } of identified) expect(coded).toContain(jurisdiction);
    const listed = lists.filter(({ list }) => list === '287(g) jails').map(({ jurisdiction }) => jurisdiction);
    expect(listed).toEqual(identified.map(({ jurisdiction }) => jurisdiction));
  });
});
