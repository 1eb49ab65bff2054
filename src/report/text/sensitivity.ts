/** What a sensitivity study found, as text of 80 columns: for each metric the factors by rank, with bars. */
import picocolors from 'picocolors';
import type {
  Indices,
  Screening,
  SensitiveMetric,
  SensitivityDocument,
  Share,
  Warning,
} from '../../analysis/sensitivity/document.ts';
import { lookInWords } from '../../analysis/run-document.ts';
import { bentButShownInWords, periodInWords, titled } from '../words/about.ts';
import { cutTo } from '../../analysis/intervals.ts';
import { calledScenario, uncertainName } from '../words/labels.ts';
import { measure } from '../words/measures.ts';
import { changes, inColumn, inFull, levels, value } from '../words/numbers.ts';
import { cell } from './plain-table.ts';
import { wrapped } from '../../base/wrap.ts';

const NAME = 30;
/** Factors in a list; those after them are told in one line. */
const SHOWN = 12;

/** A share of variance with its interval. An estimate may leave what is possible; it is shown cut there. */
export function shareText({ value: mean, lo, hi }: Share): string {
  const shown = { mean: Math.min(1, Math.max(0, mean)), ...cutTo({ lo, hi }, 0, 1) };
  return inFull(shown, levels(shown, 'share'));
}

/** An effect in the unit of its metric, with its interval. */
export function effectText({ value: mean, lo, hi }: Share, { id, unit }: SensitiveMetric): string {
  const { kind } = measure(id, unit);
  return inColumn({ mean, lo, hi }, kind, 24);
}

/** What the figures are, for headings: "Transferred, difference from no-holds". */
export function figureName(metric: SensitiveMetric, document: SensitivityDocument): string {
  const { baseline } = document;
  const difference = baseline ? `, difference from "${calledScenario(baseline)}"` : '';
  return `${labelOf(metric)}${difference}${isBent(metric, document) ? ' (bent by a small country)' : ''}`;
}

const labelOf = ({ id, unit }: SensitiveMetric): string => measure(id, unit).label;

const isBent = ({ id }: SensitiveMetric, { baseline, bent }: SensitivityDocument): boolean =>
  bent?.[baseline ? 'differences' : 'levels'].includes(id) ?? false;

/** What a factor is, in words. */
export const factorInWords = ({ factors }: Pick<SensitivityDocument, 'factors'>, name: string): string =>
  uncertainName(name, factors);

/** "31 parameters and chance, that of the mean of 4 runs; 3 more parameters at the median". */
export function factorsInWords(document: SensitivityDocument): string {
  const { factors, replications, held } = document;
  const look = lookInWords(document);
  const count = factors.length - 1;
  const parameters = (n: number, more = '') => `${n} ${more}parameter${n === 1 ? '' : 's'}`;
  const luck = replications === 1 ? 'that of one run' : `that of the mean of ${replications} runs`;
  const others = held > 0 ? `; ${parameters(held, 'more ')} at the median` : '';
  return `${parameters(count)} and chance, ${luck}${others}${look === undefined ? '' : `; ${look}`}`;
}

export function warningText(
  { metric, method, factor, width, limit, needed }: Warning,
  document: Pick<SensitivityDocument, 'factors'>,
): string {
  const [how, unit] = method === 'sobol' ? ['share of the spread', 'points'] : ['effect', 'rounds'];
  const { label, kind } = measure(metric);
  const size = (x: number) => (method === 'sobol' ? `${Math.round(100 * x)} points` : value(x, kind));
  return (
    `${label}, ${factorInWords(document, factor)}: the range of its ${how} is ${size(width)} wide, above ${size(limit)}: ` +
    `the sample is small; about ${needed.toLocaleString('en-US')} ${unit} would do`
  );
}

function bar(part: number, width: number): string {
  return '█'.repeat(Math.round(width * Math.min(1, Math.max(0, part))));
}

/** A row; a name too long for its column has a line of its own. */
function row(name: string, rest: string): string {
  return name.length < NAME ? name.padEnd(NAME) + rest : `${wrapped(name, '  ')}\n${' '.repeat(NAME)}${rest}`;
}

const rest = (count: number, most: string): string[] =>
  count > 0 ? [`${count} more, each at most ${most.split(' [')[0]}`] : [];

function indexLines({ indices }: Indices, document: SensitivityDocument): string[] {
  const ranked = indices.toSorted((a, b) => b.total.value - a.total.value);
  return [
    ...ranked
      .slice(0, SHOWN)
      .map(({ factor, total, first }) =>
        row(
          factorInWords(document, factor),
          bar(total.value, 10).padEnd(10) + cell(shareText(total), 20) + cell(shareText(first), 20),
        ),
      ),
    ...rest(ranked.length - SHOWN, shareText((ranked[SHOWN] ?? ranked[0]).total)),
  ];
}

function effectLines(metric: SensitiveMetric, { effects }: Screening, document: SensitivityDocument): string[] {
  const { kind } = measure(metric.id, metric.unit);
  const alone = (mean: number) => ({ mean, lo: null, hi: null });
  const ranked = effects.toSorted((a, b) => b.mu_star.value - a.mu_star.value);
  const largest = ranked[0].mu_star.value;
  return [
    ...ranked
      .slice(0, SHOWN)
      .map(({ factor, mu, mu_star, sigma }) =>
        row(
          factorInWords(document, factor),
          bar(mu_star.value / largest, 6).padEnd(6) +
            cell(effectText(mu_star, metric), 23) +
            cell(changes(alone(mu), kind)(mu), 12) +
            cell(levels(alone(sigma), kind)(sigma), 9),
        ),
      ),
    ...rest(ranked.length - SHOWN, effectText((ranked[SHOWN] ?? ranked[0]).mu_star, metric)),
  ];
}

type Colors = ReturnType<typeof picocolors.createColors>;

function section(metric: SensitiveMetric, document: SensitivityDocument, c: Colors): string[] {
  const { id, unit, mean, sd, morris, sobol, undefined_points } = metric;
  const { kind } = measure(id, unit);
  const title = c.bold(figureName(metric, document));
  if (undefined_points > 0)
    return [title, wrapped(`no value at ${undefined_points} points, so nothing can be told of it`), ''];
  if (!morris && !sobol) return [title, 'the same at every point: no factor matters', ''];
  const level = document.baseline ? changes({ mean, lo: null, hi: null }, kind)(mean) : value(mean, kind);
  return [
    title,
    `${level} on average over the points, which typically lie ${value(sd, kind)} from it`,
    ...(sobol
      ? [
          wrapped(
            `Of the spread ${shareText(sobol.shares.parameters)} is the parameters' alone; chance has a part in ${shareText(sobol.shares.chance)}.`,
          ),
          c.bold(row('share of the spread', cell('in all', 30) + cell('alone', 20))),
          ...indexLines(sobol, document),
        ]
      : []),
    ...(morris
      ? [
          c.bold(row('effect of the whole range', cell('size', 29) + cell('mean', 12) + cell('spread', 9))),
          ...effectLines(metric, morris, document),
        ]
      : []),
    '',
  ];
}

/** What decides a figure most: a factor whose range lies clear of nothing. */
function findingText(metric: SensitiveMetric, document: SensitivityDocument): string[] {
  const shares = metric.sobol?.indices.map(({ factor, total }) => ({ factor, size: total }));
  const sizes = shares ?? metric.morris?.effects.map(({ factor, mu_star }) => ({ factor, size: mu_star })) ?? [];
  const ranked = sizes.filter(({ size }) => size.value > 0).toSorted((a, b) => b.size.value - a.size.value);
  if (ranked.length === 0) return [];
  const most = ranked.slice(0, 2).map(({ factor, size }) => `${factorInWords(document, factor)}${shares ? ` (${shareText(size)} of the spread)` : ''}`); // prettier-ignore
  return [wrapped(`${figureName(metric, document)} depends most on ${most.join(', then on ')}.`, '  ')];
}

/** What to mind where not everybody is followed. */
function smallCountryText(document: SensitivityDocument): string[] {
  if (document.sample === undefined) return [];
  const bent = document.metrics.filter((metric) => isBent(metric, document)).map(labelOf);
  return [
    wrapped('Where fewer people are followed, chance has a larger part than it has with everybody.'),
    ...[bentButShownInWords(bent, document) ?? []].flat().map((text) => wrapped(text)),
  ];
}

/** The document as text. */
export function sensitivityText(document: SensitivityDocument, { color = false } = {}): string {
  const c = picocolors.createColors(color);
  const { scenario, baseline, coverage, seed, warnings, metrics } = document;
  const methods = [metrics[0]?.sobol, metrics[0]?.morris].flatMap((found) => found ?? []);
  const runs = methods.reduce((sum, found) => sum + found.runs, 0) * document.replications;
  return [
    c.bold(wrapped(titled(document.title, document))),
    wrapped(
      `"${calledScenario(scenario)}"${baseline ? ` less "${calledScenario(baseline)}"` : ''}, ${coverage}, ${periodInWords(document)}`,
    ),
    wrapped(`${factorsInWords(document)}; ${runs > 0 ? `${runs} runs, ` : ''}seed "${seed}"`),
    '',
    ...metrics.flatMap((metric) => findingText(metric, document)),
    '',
    ...metrics.flatMap((metric) => section(metric, document, c)),
    ...warnings.map((warning) => wrapped(`Warning: ${warningText(warning, document)}.`, '  ')),
    ...smallCountryText(document),
    wrapped(
      'Ranges: 95%. "in all": with everything a factor does together with others; these need not add up to 100%. How it is reckoned: scenarios/studies/README.md',
    ),
  ].join('\n');
}
