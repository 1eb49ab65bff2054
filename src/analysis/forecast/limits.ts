/**
 * What the limits of states do to removals, by class of conviction: the same people with the limits and without, over the
 * months from the day on which the two scenarios part.
 */
import { CLASSES } from '../../base/vocabulary.ts';
import { ratio } from '../metric.ts';
import { COUNTS_IN_A_ROW as K } from '../metrics.ts';
import type { Span } from '../patterns/table.ts';
import { type Counted, metricOf, type Readable } from './asked.ts';

export const REMOVED = metricOf('removed');
/** How many more people are removed than without the limits: below 0 where limits keep people here. */
const MORE = 'limits_removed';
/** The same over removals without the limits. */
const SHARE = 'limits_removed_share';

/** Rows of groups that a sum is of: of a class, or of all. */
const ALL = CLASSES.map((_, row) => row);

/**
 * The figures of two arms that are counted by class, of all that is reported: `limits_removed` and
 * `limits_removed_share`, of everybody and, after a dot, of each class.
 * @param place what is reported
 */
export const limitsAt = (place: string, { from, to }: Span): Readable[] =>
  [{ of: '', rows: ALL }, ...CLASSES.map((of, row) => ({ of: `.${of}`, rows: [row] }))].flatMap(({ of, rows }) => {
    const removed = ({ groups }: Counted[number]): number =>
      rows.reduce((sum, row) => sum + (REMOVED.value(groups.subarray(row * K, (row + 1) * K)) as number), 0);
    const more = ([own, without]: Counted): number => removed(own) - removed(without);
    const figure = (id: string, unit: string, text: string, read: Readable['read']): Readable => {
      const whom = of === '' ? 'all' : `conviction class ${of.slice(1)}`;
      const metric = id + of;
      return { place, metric, told: { metric, unit, text: `${text}; ${whom}` }, from, to, read };
    };
    return [
      figure(MORE, 'people', 'people removed with the limits of states less without them', more),
      figure(SHARE, 'share of removals', 'the same / people removed without them', (arms) =>
        ratio(more(arms), removed(arms[1])),
      ),
    ];
  });
