/** `place`: what is known of a county, a state or a field office, and what variants would change there. */
import { join } from 'node:path';
import type { PlaceDocument } from '../../analysis/place/document.ts';
import type { RunDocument } from '../../analysis/results.ts';
import { runDocument } from '../../analysis/run-document.ts';
import { sizeOf } from '../../analysis/size.ts';
import { Summary } from '../../analysis/summarize.ts';
import { Study } from '../../experiment/study.ts';
import { pageOf } from '../../report/briefing/place/page.ts';
import { drawnFor } from '../../report/briefing/place/pictures.ts';
import type { PlaceFormat } from '../../report/briefing/formats.ts';
import { inPlaceFormat } from '../../report/briefing/writers/write.ts';
import { roundJson } from '../../report/files/round.ts';
import { withSentences } from '../../report/words/told.ts';
import { inPlaces } from '../../scenario/values/places.ts';
import { loadWorld } from '../../world/files.ts';
import type { Jurisdiction, World } from '../../world/world.ts';
import { prepareFolder, saveBundle } from '../files/bundles.ts';
import { defaultFolder } from '../files/default-folder.ts';
import { bare } from '../files/sources.ts';
import type { RunRequest } from '../request.ts';
import { announce, goesOn } from './announce.ts';
import { mustHaveDraws, readArms } from './arms.ts';
import { labelsOf } from './labels.ts';
import { monthsCompared, seriesFrom } from './months.ts';
import { BASELINE, PlaceCounts } from './place-counts.ts';
import { type NamedPlace, placeNamed } from './place-named.ts';
import { rulesOfPlace } from './place-rules.ts';
import type { Plan } from './plan.ts';
import { publishedOf } from './published.ts';
import { orderOf, simulateRuns } from './runs.ts';
import { trustAt } from './trust.ts';

/**
 * What is shown of a place where nothing else is asked: the federal programme of before, jails that do all that is asked and
 * none that holds, and more officers instead.
 */
export const USUAL_VARIANTS = ['secure-communities', 'full-cooperation', 'no-holds', 'teams-doubled'] as const;
/** Told in every county where there are several. */
const MAPPED = 'transferred';

export type PlaceRequest = RunRequest & {
  /** Scenarios in the place of the usual ones. */
  readonly variants: readonly string[];
  readonly pages: readonly PlaceFormat[];
};

export type Placed = { readonly document: PlaceDocument; readonly folder: string; readonly charts: readonly string[] };

/** What is asked, read and checked: before anything is simulated. */
function asked(given: string, request: PlaceRequest) {
  const world = loadWorld();
  const named = placeNamed(given, world);
  const { variants } = request;
  const names = [BASELINE, ...(variants.length > 0 ? variants : USUAL_VARIANTS)];
  const arms = readArms(names, world, { ...request, places: [named.asked] });
  mustHaveDraws(arms, world, request.draws);
  const period = monthsCompared(arms, request, world);
  const name = ['place', named.code, ...variants.map(bare)].join('-');
  const folder = request.out ?? defaultFolder(arms, 'paired', request, { name });
  if (!request.dryRun) prepareFolder(folder, { ...request, arms });
  const here = world.jurisdictions.filter((jail) => inPlaces(arms[0].scenario.places, jail));
  const counts = new PlaceCounts(arms[0], here, world);
  const order = orderOf(arms, period, request.seed, {
    since: seriesFrom(arms, period, world),
    flips: true,
    maps: here.length > 1 ? [MAPPED] : [],
    draws: request.draws,
    windows: counts.windows,
  });
  return { world, named, arms, period, folder, here, counts, study: new Study(order, world) };
}
type Asked = ReturnType<typeof asked>;

function planOf({ named, arms, period, folder, here, study }: Asked, { replications }: PlaceRequest): Plan {
  return {
    question: `${named.name} under ${arms.length} scenarios`,
    study,
    replications,
    because: period.because,
    size: sizeOf(study, replications),
    charts: 3 + (here.length > 1 ? arms.length - 1 : 0),
    arms,
    folder,
  };
}

/**
 * Simulates the offices that serve a place, and writes the bundle with its pages.
 * @returns nothing after --dry-run, which has then been told
 * @throws UserError where the place is not known, or scenarios, months or the folder are wrong; before anything is simulated
 */
export async function place(given: string, request: PlaceRequest): Promise<Placed | undefined> {
  const question = asked(given, request);
  const { arms, folder, study, counts } = question;
  const plan = planOf(question, request);
  if (!(await goesOn(plan, request))) return undefined;
  announce(plan, request);
  // What draws is loaded while the workers get ready; where it cannot be loaded, saving tells.
  import('../../report/documents.ts').catch(() => {});
  const figures = new Summary(study);
  await simulateRuns(study, request, (run) => {
    figures.add(run);
    counts.add(run.arms[0].windows, run.draw);
  });
  const document = documentOf(question, await compared(question, figures, request));
  const charts = await saveBundle(folder, document, arms, request, { files: await pagesOf(document, request.pages) });
  return { document, folder, charts };
}

/** The variants beside what happened, as `compare` has them. */
async function compared({ arms, world, period, study }: Asked, figures: Summary, request: PlaceRequest) {
  const shown = { ...period, from: study.order.since ?? period.from };
  const labels = {
    ...labelsOf(arms, world, shown, request),
    published: publishedOf(arms[0].scenario, world, shown),
  };
  const ran = await runDocument(study, figures, request.replications, labels);
  return withSentences(roundJson({ ...ran, trust: trustAt(arms[0], period, world) }));
}

function documentOf({ arms, world, named, here, counts }: Asked, run: RunDocument): PlaceDocument {
  const { handoff, seed, replications, draws, period, period_because, coverage, intervals } = run;
  return roundJson({
    schema: 'handoff.place/1',
    handoff,
    seed,
    replications,
    draws,
    period,
    period_because,
    coverage,
    intervals,
    place: placeInWords(named, here, world),
    rules: rulesOfPlace(here, arms[0].scenario, world),
    ...counts.document(),
    run,
  });
}

/** The pages of a place, a file a format. */
async function pagesOf(document: PlaceDocument, formats: readonly PlaceFormat[]) {
  const page = pageOf(document, await drawnFor(document));
  return Promise.all(formats.map(async (format) => [`place.${format}`, await inPlaceFormat(page, format)] as const));
}

/** The pages among the files of a bundle. */
export const pagesIn = (folder: string, formats: readonly PlaceFormat[]): string[] =>
  formats.map((format) => join(folder, `place.${format}`));

function placeInWords(named: NamedPlace, here: readonly Jurisdiction[], world: World): PlaceDocument['place'] {
  const serving = new Set(here.map(({ office }) => office));
  const [jail] = here;
  const isServed = named.kind === 'county' && jail.code !== named.code;
  return {
    ...named,
    jails: here.length,
    offices: world.offices.filter(({ code }) => serving.has(code)).map(({ code, name }) => ({ code, name })),
    ...(isServed && { served_by: jail.name }),
  };
}
