/** How far a run is, on stderr: one line that is written anew on a terminal, a few plain lines elsewhere. */
import { SingleBar } from 'cli-progress';
import { note } from './streams.ts';

export type Progress = {
  /** So many runs are ready. */
  readonly step: (done: number) => void;
  /** Leaves the terminal as it was. */
  readonly stop: () => void;
};

const SILENT: Progress = { step: () => undefined, stop: () => undefined };

/** Before so much is done nobody can say how long the rest takes: the machine has yet to compile what it runs. */
const TELLS = 0.05;
/**
 * How long the rest takes, told of each part that is done and the seconds until then: as the second half of what is done,
 * for in the first the machine got ready, which must not count once for each run to come.
 * @returns seconds to come; undefined as long as nobody can say
 */
export function timeLeft(): (part: number, seconds: number) => number | undefined {
  const reached = [{ part: 0, seconds: 0 }];
  return (part, seconds) => {
    if (part > reached[reached.length - 1].part) reached.push({ part, seconds });
    while (reached.length > 1 && reached[1].part <= part / 2) reached.shift();
    const [half] = reached;
    return part < TELLS ? undefined : ((seconds - half.seconds) / (part - half.part)) * (1 - part);
  };
}

/** Milliseconds between two looks at what the workers have done. */
const BETWEEN_LOOKS = 250;

/**
 * @param total the number of runs: replications of every draw
 * @param inRuns how many runs are done, with parts of runs, as far as the workers tell: a run of the country takes long
 */
export function progressOf(total: number, quiet: boolean, inRuns: () => number = () => 0): Progress {
  if (quiet) return SILENT;
  const start = performance.now();
  let ready = 0;
  const show = process.stderr.isTTY ? bar(total) : lines(total);
  const leftAt = timeLeft();
  const look = (): void => {
    const part = Math.min(1, Math.max(ready, inRuns()) / total);
    const seconds = (performance.now() - start) / 1000;
    show.at({ ready, part, seconds, left: leftAt(part, seconds) });
  };
  const timer = setInterval(look, BETWEEN_LOOKS);
  timer.unref();
  return {
    step: (done) => {
      ready = done;
      look();
    },
    stop: () => {
      clearInterval(timer);
      show.stop();
    },
  };
}

/** How far it is: runs that are ready, the part of all with what is begun, and seconds so far and to come. */
type At = {
  readonly ready: number;
  readonly part: number;
  readonly seconds: number;
  readonly left: number | undefined;
};
type Shown = { readonly at: (at: At) => void; readonly stop: () => void };

/** "43 s", "1 min 5 s", "2 h 10 min". */
export function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

const percent = (part: number): string => `${Math.floor(100 * part)}%`;

function bar(total: number): Shown {
  const shown = new SingleBar({
    format: '{bar} {told}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    // How the terminal works is never changed, so that it is right again however the program ends: a line that is too
    // long is cut by cli-progress, and our own listeners see to signals.
    hideCursor: false,
    linewrap: true,
    gracefulExit: false,
    clearOnComplete: true,
    stopOnComplete: false,
    stream: process.stderr,
  });
  shown.start(1, 0, { told: 'getting ready' });
  const at = ({ ready, part, seconds, left }: At): void => {
    const rest = left === undefined ? `getting ready, ${clock(seconds)}` : `${clock(left)} left`;
    shown.update(part, { told: `${percent(part)}, ${ready} of ${total}, ${rest}` });
  };
  return { at, stop: () => shown.stop() };
}

/** Where nobody sees a line change: after some seconds how long it will take, then each quarter. */
const SOON = 5;
const QUARTERS = 4;

function lines(total: number): Shown {
  let told = 0;
  let estimated = false;
  const at = ({ ready, part, seconds, left }: At): void => {
    const quarter = Math.floor(QUARTERS * part);
    if (quarter > told && quarter < QUARTERS) {
      told = quarter;
      estimated = true;
      note(`${percent(quarter / QUARTERS)}, about ${clock(left!)} left`);
    } else if (!estimated && seconds >= SOON && left !== undefined && part < 1 / QUARTERS) {
      estimated = true;
      note(`about ${clock(left)} left`);
    }
    if (ready < total || told === QUARTERS) return;
    told = QUARTERS;
    note(`100%, simulated in ${clock(seconds)}`);
  };
  return { at, stop: () => undefined };
}
