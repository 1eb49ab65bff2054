/**
 * Whom officers of 287(g) jails identified, from the committed tables agreements_287g.csv and record_287g.csv: the lists of
 * jails and the figures that record-patterns.ts writes. Published are sums over fiscal years 2006 to 2013, and a run reports
 * from October 2008: jails that began since then can be held to their sum, all jails to a part of theirs.
 */
import { parseDay } from '../src/base/calendar.ts';
import type { Figure } from './record-figure.ts';
import { DATA, readTable, sum, type Row } from './tables.ts';

const ALL = '287(g) jails';
const LATE = '287(g) jails that began after September 2008';
/** The months reported, as far as there are figures. */
const MONTHS = { from: '2008-10', to: '2013-09' };
const [FIRST, LAST] = [parseDay('2008-10-01'), parseDay('2013-10-01')];
/** How far the part of a sum may be off that lies in these months (assumed). */
const ROUGH = 0.15;

const jails = (): Row[] => readTable(DATA, 'record_287g');
const late = (): Row[] => jails().filter(({ first_year }) => Number(first_year) >= 2009);
const identified = (rows: readonly Row[]): number => sum(rows, (row) => Number(row.identified));

export const lists287g = (): Row[] =>
  [
    { list: ALL, rows: jails() },
    { list: LATE, rows: late() },
  ].flatMap(({ list, rows }) => rows.map(({ jurisdiction, role }) => ({ list, jurisdiction, value: '', role })));

/** The part of a jail's sum that lies in the months, were the people spread evenly over the days of its agreement. */
function part(row: Row, agreements: readonly Row[]): number {
  const own = agreements.filter(({ jurisdiction }) => jurisdiction === row.jurisdiction);
  const start = Math.max(parseDay(own[0].from), parseDay(`${Number(row.first_year) - 1}-10-01`));
  const end = Math.min(LAST, ...own.filter(({ active }) => active === 'false').map(({ from }) => parseDay(from)));
  return (end - Math.max(start, FIRST)) / (end - start);
}

export function figures287g(): Figure[] {
  const agreements = readTable(DATA, 'agreements_287g');
  const rough = sum(jails(), (row) => Number(row.identified) * part(row, agreements));
  const shared = {
    metric: 'identified_287g',
    ...MONTHS,
    series: 'Identified by 287(g) jails',
    source: 'Deportation Data Project (ice-287g), from ICE, GAO, CRS and MPI',
  };
  return [
    {
      ...shared,
      id: 'identified-287g-late',
      places: `list ${LATE}`,
      value: identified(late()),
      note: `${late().length} jails without figures of earlier years: the sum of fiscal years 2009 to 2013.`,
    },
    {
      ...shared,
      id: 'identified-287g',
      places: `list ${ALL}`,
      value: rough,
      within: Math.round(ROUGH * rough),
      standing: 'derived',
      note: `${jails().length} jails identified ${identified(jails())} people in fiscal years 2006 to 2013; the part of fiscal years 2009 to 2013 by days, within 15% (assumed).`,
    },
  ];
}
