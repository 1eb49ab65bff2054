/** The values of figures, gathered draw by draw, and what is forecast of them. */
import type { Asked, Counted, Readable } from './asked.ts';
import type { ForecastDocument, LeftOut } from './document.ts';
import { correlations } from './together.ts';
import { twentieths } from './twentieths.ts';

export class Gathered {
  private readonly asked: readonly Readable[];
  private readonly known: (figure: Asked) => boolean;
  /** By figure, then by draw. */
  private readonly values: (number | null)[][];

  /** @param known true of figures that a table of the project has */
  constructor(asked: readonly Readable[], known: (figure: Asked) => boolean) {
    this.asked = asked;
    this.known = known;
    this.values = asked.map(() => []);
  }

  /** Adds a run: one of each draw. */
  add(arms: Counted): void {
    this.asked.forEach(({ read }, i) => this.values[i].push(read(arms)));
  }

  /** What is forecast, and what is left out. */
  document(): Pick<ForecastDocument, 'together' | 'figures' | 'left_out'> {
    const figures: ForecastDocument['figures'] = [];
    const left: LeftOut[] = [];
    const drawn: { values: number[]; quantiles: number[] }[] = [];
    this.asked.forEach(({ place, metric, unit, from, to, base }, i) => {
      const figure = { place, metric, unit, from, to, ...(base && { base }) };
      const why = this.known(figure) ? 'known' : whyNot(this.values[i]);
      if (why) {
        left.push({ place, metric, from, to, why });
        return;
      }
      const values = this.values[i] as number[];
      const quantiles = twentieths(values);
      drawn.push({ values, quantiles });
      figures.push({ ...figure, quantiles });
    });
    return { together: correlations(drawn), figures, left_out: left };
  }
}

function whyNot(values: readonly (number | null)[]): LeftOut['why'] | null {
  if (values.includes(null)) return 'undefined';
  return values.every((value) => value === values[0]) ? 'same' : null;
}
