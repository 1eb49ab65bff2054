/** `explain --person` and `--find`: one person's life in each of two arms, as a document and a bundle. */
import type { Found, FoundPerson, TraceDocument, TracedArm } from '../../analysis/trace/document.ts';
import { livesOf, personId } from '../../analysis/trace/lives.ts';
import { partingOf } from '../../analysis/trace/parting.ts';
import { personInWords } from '../../analysis/trace/who.ts';
import { findFlips, type Flipped } from '../../experiment/find.ts';
import { Study } from '../../experiment/study.ts';
import type { Order } from '../../experiment/order.ts';
import { roundJson } from '../../report/files/round.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { unknownJurisdiction } from '../../scenario/read/selectors.ts';
import { printable } from '../../base/printable.ts';
import { STOCK_MONTHS } from '../../simulation/compile/bookings.ts';
import { formatMonth, parseMonth } from '../../base/calendar.ts';
import type { Who } from '../../base/order-key.ts';
import { loadWorld } from '../../world/files.ts';
import type { World } from '../../world/world.ts';
import { mustHaveDraws, readArms } from './arms.ts';
import { prepareFolder, saveBundle } from '../files/bundles.ts';
import { defaultFolder } from '../files/default-folder.ts';
import { readFind } from './find.ts';
import { labelsOf } from './labels.ts';
import { monthsCompared } from './months.ts';
import type { RunRequest } from '../request.ts';
import { progressOf } from '../progress.ts';
import { UserError } from '../../base/user-error.ts';

export type TraceRequest = RunRequest & {
  readonly person: string | undefined;
  readonly find: string | undefined;
  readonly replication: number;
  /** The joint draw of the uncertain parameters; without, each stands at its median. */
  readonly draw: number | undefined;
  /** Replications in which people are looked for; without, the one asked for. */
  readonly searched: number | undefined;
};

/** People listed where a flip is looked for. */
const MOST_LISTED = 10;

type Named = Pick<Who, 'firstMonth' | 'serial'> & { readonly code: string };
type Traced = { readonly document: TraceDocument; readonly folder: string };

/**
 * Traces a person, or the first of those found.
 * @returns what was looked for, where nobody is found
 * @throws UserError where scenarios, options, the person or the folder are wrong
 */
export async function trace(names: readonly [string, string], request: TraceRequest): Promise<Traced | Found> {
  const world = loadWorld();
  const arms = readArms(names, world, request);
  mustHaveDraws(arms, world, request.draw);
  const wanted = request.find === undefined ? undefined : readFind(request.find, world);
  const asked = request.person === undefined ? undefined : readPerson(request.person);
  const months = monthsCompared(arms, request, world);
  const order: Order = {
    arms: arms.map(({ name, scenario }) => ({ name, scenario })),
    seed: request.seed,
    from: months.from,
    to: months.to,
    by: [],
    flips: wanted !== undefined,
    draws: request.draw,
  };
  const study = new Study(order, world);
  const found = wanted === undefined ? null : search(study, wanted, request);
  if (found && found.people.length === 0) return found;
  const person = asked ?? readPerson((found as Found).people[0].person);
  const replication = found?.people[0].replication ?? request.replication;
  const id = idOf(person);
  const folder = request.out ?? defaultFolder(arms, 'paired', request, { after: `-${id}` });
  prepareFolder(folder, { ...request, arms });
  const document = roundJson(documentOf(study, arms, person, { request, world, found, replication }));
  await saveBundle(folder, document, arms, request, { runs: { replications: 1, draws: 1 } });
  return { document, folder };
}

const idOf = (named: Named): string => personId(named.code, named);

/** @throws UserError where it is no name of a person */
function readPerson(text: string): Named {
  const groups = /^(?<code>.+)-(?<month>20\d\d-(?:0[1-9]|1[0-2]))-(?<serial>[1-9]\d{0,5})$/.exec(text.trim())?.groups;
  if (!groups)
    throw new UserError(
      `--person: must be jurisdiction, month of the first booking and number, got "${printable(text)}"`,
      'such as --person 06085-2014-03-17 or ST-CA-LOS-2012-11-4; --find lists people',
    );
  return { code: groups['code'], firstMonth: parseMonth(groups['month']), serial: Number(groups['serial']) };
}

function search(study: Study, wanted: Parameters<typeof findFlips>[1], request: TraceRequest): Found {
  const { searched, replication, draw = 1 } = request;
  const replications = searched === undefined ? [replication] : Array.from({ length: searched }, (_, i) => i + 1);
  const people: FoundPerson[] = [];
  const progress = progressOf(replications.length, request.quiet);
  let [lookedAt, matching] = [0, 0];
  for (const [i, each] of replications.entries()) {
    const task = { draw, replication: each };
    const one = findFlips(study, wanted, task, MOST_LISTED - people.length);
    lookedAt += one.lookedAt;
    matching += one.matching;
    people.push(...one.people.map((flipped) => foundPerson(flipped, each)));
    progress.step(i + 1);
  }
  progress.stop();
  return { query: request.find as string, replications: replications.length, looked_at: lookedAt, matching, people };
}

const foundPerson = ({ who, place, from, to }: Flipped, replication: number): FoundPerson => ({
  person: idOf({ ...who, code: place.code }),
  replication,
  episode: who.episode,
  from,
  to,
});

type About = {
  readonly request: TraceRequest;
  readonly world: World;
  readonly found: Found | null;
  readonly replication: number;
};

function documentOf(study: Study, arms: readonly ResolvedScenario[], person: Named, about: About): TraceDocument {
  const { request, world, found, replication } = about;
  const office = officeOf(study, person, world);
  const place = office.places.jurisdictions.findIndex(({ code }) => code === person.code);
  const jail = office.places.jurisdictions[place];
  const { draw } = request;
  const task = { draw: draw ?? 1, replication };
  const lives = livesOf(study, office, { place, ...person }, task);
  if (!lives.profile) throw nobody(person, jail, replication, lives.others);
  const labels = labelsOf(arms, world, study.order, request);
  const traced = lives.arms.map((episodes, i): TracedArm => {
    const { name, hash, scenario } = arms[i];
    return { name, title: scenario.title, label: labels.labels[i], scenario: hash, episodes };
  });
  const { from, to } = arms[0].scenario.simulate;
  return {
    schema: 'handoff.trace/1',
    handoff: labels.version,
    person: idOf(person),
    replication,
    draw: draw ?? 1,
    seed: request.seed,
    parameters: parametersInWords(draw, labels.uncertain),
    simulated: { from, to },
    assumptions: labels.assumptions,
    place: { code: jail.code, name: jail.name, office: office.places.office.name },
    who: personInWords(lives.profile),
    arms: traced,
    parts: partingOf([traced[0], traced[1]]),
    found,
  };
}

const parametersInWords = (draw: number | undefined, uncertain: number): string =>
  draw === undefined
    ? `${uncertain} uncertain parameter${uncertain === 1 ? '' : 's'} held at ${uncertain === 1 ? 'its' : 'their'} median`
    : `joint draw ${draw} of ${uncertain} uncertain parameter${uncertain === 1 ? '' : 's'}`;

/** The office that simulates a jail. @throws UserError where none does */
function officeOf(study: Study, { code, firstMonth }: Named, world: World): Study['offices'][number] {
  const office = study.offices.find(({ places }) => places.jurisdictions.some((place) => place.code === code));
  const [{ name, scenario }] = study.order.arms;
  if (!office) {
    const known = world.jurisdictions.find((place) => place.code === code);
    if (!known)
      throw new UserError(`--person: unknown jurisdiction "${printable(code)}"`, unknownJurisdiction(code, world)); // prettier-ignore
    throw new UserError(
      `--person: ${known.name} (${code}) is not simulated by ${name}`,
      `it simulates ${study.offices.map(({ places }) => places.office.code).join(', ')}; ${code} belongs to ${known.office}`,
    );
  }
  const county = office.places.jurisdictions.find((place) => place.code === code)?.kind === 'county';
  const first = parseMonth(scenario.simulate.from) - (county ? 0 : STOCK_MONTHS);
  const last = parseMonth(scenario.simulate.to);
  if (firstMonth >= first && firstMonth <= last) return office;
  throw new UserError(
    `--person: nobody is first booked in ${formatMonth(firstMonth)}`,
    `people of this jurisdiction are first booked from ${formatMonth(first)} to ${formatMonth(last)}`,
  );
}

function nobody(
  { firstMonth, serial }: Named,
  { name }: { name: string },
  replication: number,
  others: number,
): UserError {
  const month = formatMonth(firstMonth);
  return others === 0
    ? new UserError(`--person: nobody followed was first booked in ${name} in ${month}, in replication ${replication}`)
    : new UserError(
        `--person: no person ${serial} was first booked in ${name} in ${month}, in replication ${replication}`,
        `the numbers go up to ${others}; of prisoners booked before the run only those still inside are followed`,
      );
}
