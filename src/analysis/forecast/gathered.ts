/** The values of figures, gathered draw by draw, and what is forecast of them. */
import type { Asked, Counted, Readable, Told } from './asked.ts';
import type { ForecastDocument, ForecastFigure, LeftOut } from './document.ts';
import { type Drawn, kinships } from './together.ts';
import { twentieths } from './twentieths.ts';

export class Gathered {
  private readonly asked: readonly Readable[];
  private readonly known: (figure: Asked) => number;
  /** By figure, then by draw. */
  private readonly values: (number | null)[][];

  /** @param known which share of the months of a figure a table of the project has: see known.ts */
  constructor(asked: readonly Readable[], known: (figure: Asked) => number) {
    this.asked = asked;
    this.known = known;
    this.values = asked.map(() => []);
  }

  /** Adds a run: one of each draw. */
  add(arms: Counted): void {
    this.asked.forEach(({ read }, i) => this.values[i].push(read(arms)));
  }

  /** What is forecast, how far it hangs together, and what is left out. */
  document(): Pick<ForecastDocument, 'together' | 'metrics' | 'figures' | 'left_out'> {
    const figures: ForecastFigure[] = [];
    const drawn: Drawn[] = [];
    const left: LeftOut[] = [];
    const told = new Map<string, Told>();
    this.asked.forEach((figure, i) => {
      const { place, metric, from, to } = figure;
      const known = this.known(figure);
      const why = known === 1 ? 'known' : whyNot(this.values[i]);
      if (why) {
        left.push({ place, metric, from, to, why });
        return;
      }
      const values = this.values[i] as number[];
      const forecast = { place, metric, from, to, ...(known > 0 && { known }), quantiles: twentieths(values) };
      figures.push(forecast);
      drawn.push({ ...forecast, values });
      told.set(metric, figure.told);
    });
    return {
      together: kinships(drawn),
      metrics: [...told.values()],
      figures,
      left_out: left,
    };
  }
}

function whyNot(values: readonly (number | null)[]): LeftOut['why'] | null {
  if (values.includes(null)) return 'undefined';
  return values.every((value) => value === values[0]) ? 'same' : null;
}
