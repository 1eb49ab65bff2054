/** How far to trust a result, in two or three sentences: how many published figures the model meets there, and its largest miss. */
import type { Miss, Trust } from '../../analysis/patterns/near.ts';
import { figureLabel, periodLabel, publishedText, shown } from './patterns.ts';

/** "the field office Baltimore" of "office BAL"; of counties and states the name tells what they are. */
export type OfficeName = (code: string) => string;

const regionInWords = (region: string, nameOf: OfficeName): string =>
  region.startsWith('office ')
    ? `the field office ${nameOf(region.slice('office '.length))}`
    : region.replace(/^(state|county) /, '');

const figures = (n: number): string => `${n} published figure${n === 1 ? '' : 's'}`;

/** "Farthest off: requests, Nov 2015: 7,893 in the model, 6,000-6,200 published." */
function missInWords(miss: Miss, at: string | undefined, nameOf: OfficeName): string {
  const [what, when] = [figureLabel(miss), periodLabel(miss)];
  const label = what.replace(/, field offices$/, '');
  const place =
    /^(office|state) /.test(miss.place) && miss.place !== at && !label.includes(regionInWords(miss.place, nameOf))
      ? ` of ${regionInWords(miss.place, nameOf)}`
      : '';
  const model = shown(miss.model, miss.unit.startsWith('share'));
  return ` Farthest off: ${lower(label)}${place}, ${when}: ${model} in the model, ${publishedText(miss)} published.`;
}

const lower = (text: string): string =>
  /^[A-Z]{2}/.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1);

function checksInWords({ scope, region, all, unseen, inside }: Trust, nameOf: OfficeName): string {
  const seen = { met: all.met - unseen.met, of: all.of - unseen.of };
  const meets =
    unseen.of > 0 && seen.of > 0
      ? `${all.met}: ${unseen.met} of ${unseen.of} that it was never fitted to, ${seen.met} of ${seen.of} others`
      : String(all.met);
  switch (scope) {
    case 'same': {
      const some = inside ? ` Of single field offices and counties it meets ${inside.met} of ${inside.of}.` : '';
      return `Of ${figures(all.of)} here the model meets ${meets}.${some}`;
    }
    case 'inside':
      return `Of ${figures(all.of)} for parts of these places in these months the model meets ${meets}.`;
    case 'around':
      return `No published figure is held for these places; of ${figures(all.of)} for ${regionInWords(region ?? '', nameOf)} the model meets ${meets}.`;
    case 'none':
      return all.of === 0
        ? 'No published figure is held for these places and months.'
        : `No published figure is held for these places; of ${figures(all.of)} for the nation the model meets ${meets}.`;
    case 'own':
      return 'No published figure tests these places, since their officers are made up.';
  }
}

/** The model is the one of what happened: another policy was never seen. */
export const trustInWords = (trust: Trust, nameOf: OfficeName): string =>
  checksInWords(trust, nameOf) + (trust.largest === null ? '' : missInWords(trust.largest, trust.region, nameOf));
