/** How far a run is, on stderr: a bar on a terminal, a line for each tenth elsewhere. */
import { SingleBar } from 'cli-progress';
import { note } from './streams.ts';

export type Progress = {
  /** `done` runs are ready; the last of them simulated so many episodes. */
  readonly step: (done: number, episodes: number) => void;
  /** Leaves the terminal as it was. */
  readonly stop: () => void;
};

const SILENT: Progress = { step: () => undefined, stop: () => undefined };

/** @param total the number of runs: replications of every draw */
export function progressOf(total: number, quiet: boolean): Progress {
  if (quiet) return SILENT;
  return process.stderr.isTTY ? bar(total) : lines(total);
}

const count = (number: number): string => Math.round(number).toLocaleString('en-US');
const runs = (number: number): string => `${number} run${number === 1 ? '' : 's'}`;

/** Episodes a second so far, and the time that the rest will take at that speed: "80,000 episodes/s, 1m 05s left". */
function meter(total: number): (done: number, episodes: number) => string {
  const start = process.hrtime.bigint();
  let all = 0;
  return (done, episodes) => {
    all += episodes;
    const seconds = Math.max(Number(process.hrtime.bigint() - start) / 1e9, 0.001);
    const left = done === total ? '' : `, ${clock((seconds / done) * (total - done))} left`;
    return `${count(all / seconds)} episodes/s${left}`;
  };
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole}s` : `${Math.floor(whole / 60)}m ${String(whole % 60).padStart(2, '0')}s`;
}

function bar(total: number): Progress {
  const speed = meter(total);
  const shown = new SingleBar({
    format: 'simulating {bar} {value}/{total} {speed}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    // How the terminal works is never changed, so that it is right again however the program ends: a line that is too
    // long is cut by cli-progress, and our own listeners see to signals.
    hideCursor: false,
    linewrap: true,
    gracefulExit: false,
    clearOnComplete: true,
    stopOnComplete: true,
    stream: process.stderr,
  });
  shown.start(total, 0, { speed: '' });
  return { step: (done, episodes) => shown.update(done, { speed: speed(done, episodes) }), stop: () => shown.stop() };
}

function lines(total: number): Progress {
  const speed = meter(total);
  let told = 0;
  note(`simulating ${runs(total)}`);
  const step = (done: number, episodes: number): void => {
    const pace = speed(done, episodes);
    const tenth = Math.floor((10 * done) / total);
    if (tenth === told) return;
    told = tenth;
    note(`${tenth * 10}% (${done} of ${runs(total)}, ${pace})`);
  };
  return { step, stop: () => undefined };
}
