/** What the runs of each tool took, as ratios to the program's own: what docs/peers.json records. */
import { sumSimple } from 'simple-statistics';
import { variance } from '../../src/analysis/statistics/variance.ts';
import { median } from '../bench/timing.ts';
import { type Run, type Session, TOOLS } from './runs.ts';

/** People handed over, more or less, by which a difference between the policies may be off. */
export const HALF_WIDTH = 4;
/** Of a 95% interval, in standard errors. */
const ERRORS = 1.96;

/** Each a multiple of the program's own. */
type Ratios = {
  /** Processor time of a run, once the program is warm. */
  readonly run: number;
  /** Processor time until the first run is done: start, imports, tables and compiling. */
  readonly first: number;
  /** Peak of memory. */
  readonly memory: number;
  readonly lines: number;
  /** Pairs of runs until the difference between the policies is known to the half-width. */
  readonly pairs: number;
  /** Processor time until then, start included. */
  readonly known: number;
};
export type PeersRecord = {
  readonly command: string;
  readonly rounds: number;
  readonly half_width: number;
  /** By tool, the program itself left out. */
  readonly tools: Readonly<Record<string, Ratios>>;
};

/** Seconds of a run in the second half of a session: the first is compiled in. */
const warm = ({ runs }: Session): number => median(runs.slice(runs.length >> 1).map(({ seconds }) => seconds));
const firstRun = ({ runs, seconds }: Session): number => seconds - sumSimple(runs.slice(1).map((run) => run.seconds));

/** Pairs of runs for the half-width, by the variance of the difference in people handed over between the policies of a seed. */
function pairsNeeded(runs: readonly Run[]): number {
  const taken = (policy: number): number[] =>
    runs.filter((run) => run.policy === policy).map((run) => run.counts['taken']);
  const other = taken(1);
  const differences = taken(0).map((count, i) => count - other[i]);
  return (ERRORS / HALF_WIDTH) ** 2 * variance(differences);
}

/** @param sessions by tool, in rounds @param lines of code by tool */
export function ratios(
  sessions: ReadonlyMap<string, readonly Session[]>,
  lines: (tool: string) => number,
): PeersRecord['tools'] {
  const [ours, ...others] = TOOLS.map(({ name }) => name);
  const of = (name: string): readonly Session[] => sessions.get(name) ?? [];
  /** The median over rounds, in which both ran one after the other. */
  const paired = (name: string, value: (session: Session) => number): number =>
    median(of(name).map((session, round) => value(session) / value(of(ours)[round])));
  const needed = (name: string): number => pairsNeeded(of(name).flatMap(({ runs }) => runs));
  const untilKnown =
    (name: string) =>
    (session: Session): number => {
      const pair = 2 * warm(session);
      return session.seconds - (session.runs.length / 2) * pair + Math.ceil(needed(name)) * pair;
    };
  return Object.fromEntries(
    others.map((name) => [
      name,
      {
        run: paired(name, warm),
        first: paired(name, firstRun),
        memory: paired(name, ({ megabytes }) => megabytes),
        lines: lines(name) / lines(ours),
        pairs: needed(name) / needed(ours),
        known: median(of(name).map((session, round) => untilKnown(name)(session) / untilKnown(ours)(of(ours)[round]))),
      },
    ]),
  );
}
