/** Metrics and outcomes with their definitions. */
import { METRICS } from '../../analysis/metrics.ts';
import { DEFINITIONS, type Definition } from '../../report/words/definitions.ts';
import type { Item } from './item.ts';

const OF_OFFICES = new Set<string>(METRICS.filter(({ ofOffice }) => ofOffice).map(({ id }) => id));
const WHOLE_OFFICES = 'known of whole field offices only';

function itemOf({ id, label, unit, dated, definition }: Definition): Item {
  const ofOffices = OF_OFFICES.has(id);
  return {
    name: id,
    title: `${label} (${unit})`,
    lines: [ofOffices ? `${definition}; ${WHOLE_OFFICES}` : definition],
    data: { label, unit, dated, definition, whole_offices: ofOffices },
  };
}

const ofKind = (kind: Definition['kind']): Item[] => DEFINITIONS.filter((one) => one.kind === kind).map(itemOf);

export const metrics = (): Item[] => ofKind('metric');
export const outcomes = (): Item[] =>
  ofKind('outcome').map((item) => ({ ...item, data: { ...item.data, whole_offices: false } }));
