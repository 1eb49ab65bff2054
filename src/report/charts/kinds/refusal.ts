/**
 * Refusal is not custody: each jail with enough requests as a dot, the share refused against the share not taken, in the
 * records at the left and in truth at the right.
 */
import type { TopLevelSpec } from 'vega-lite';
import type { About } from '../../../analysis/results.ts';
import { inFull, levels, value, type Spread } from '../../words/numbers.ts';
import type { FittedChart } from '../drawing/draw.ts';
import { footer, type Room, subtitle } from '../drawing/frame.ts';
import { ACCENT, COUNTER, HAIRLINE } from '../drawing/style.ts';
import { spoken } from '../spoken.ts';

type Ends = { readonly honored: Spread; readonly declined: Spread };
/** A jail with the means over the runs of its shares. */
type Jail = {
  readonly name: string;
  readonly requests: Spread;
  readonly records: { readonly refused: Spread; readonly not_taken: Spread };
  readonly truth: { readonly declined: Spread; readonly not_taken: Spread };
};
/** What `records` finds of some months. */
export type RefusalPicture = {
  readonly correlation: { readonly records: Spread; readonly truth: Spread };
  readonly recorded: Ends;
  readonly with_at_large: Ends;
  readonly jails: readonly Jail[];
};

const PANELS = [
  {
    heading: 'On record',
    x: 'refused',
    y: 'with no custody on record',
    color: COUNTER,
    of: ({ records }: Jail) => [records.refused, records.not_taken],
  },
  {
    heading: 'In truth',
    x: 'declined',
    y: 'not handed over',
    color: ACCENT,
    of: ({ truth }: Jail) => [truth.declined, truth.not_taken],
  },
] as const;
const AXIS = 64;
const GUTTER = 44;

/** How closely not being taken goes with refusal, in a word of everybody's. */
function closeness({ mean, lo, hi }: Spread): string {
  if (mean === null || lo === null || hi === null || (lo <= 0 && hi >= 0)) return 'no clear tie';
  const strength = Math.abs(mean) >= 0.6 ? 'a close tie' : Math.abs(mean) >= 0.3 ? 'some tie' : 'a weak tie';
  return mean > 0 ? strength : `${strength}, the other way round`;
}

function spec({ jails, correlation }: RefusalPicture, room: Room): TopLevelSpec {
  const share = (field: string, title: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [0, 1] },
    axis: {
      title,
      format: '~%',
      tickCount: 5,
      gridColor: HAIRLINE,
      gridOpacity: 0.6,
      domain: false,
      ticks: false,
      labelPadding: 14,
    },
  });
  const most = Math.max(1, ...jails.map(({ requests }) => requests.mean ?? 0));
  return {
    spacing: GUTTER,
    hconcat: PANELS.map(({ heading, x, y, color, of }, i) => ({
      title: {
        text: `${heading}: ${closeness(i === 0 ? correlation.records : correlation.truth)}`,
        frame: 'group' as const,
      },
      width: Math.floor((room.width - GUTTER) / 2 - AXIS),
      height: Math.max(150, room.height - 76),
      data: {
        values: jails.flatMap((jail) => {
          const [across, up] = of(jail);
          return across.mean === null || up.mean === null
            ? []
            : // A number below zero has no area.
              [{ x: across.mean, y: up.mean, requests: Math.max(0, jail.requests.mean ?? 0) }];
        }),
      },
      mark: { type: 'point' as const, filled: true, color, opacity: 0.55 },
      encoding: {
        x: share('x', `share of requests ${x}`),
        y: share('y', `share ${y}`),
        size: {
          field: 'requests',
          type: 'quantitative' as const,
          scale: { domain: [0, most], range: [8, 500] },
          legend: null,
        },
      },
    })),
  };
}

const tie = ({ mean, lo, hi }: Spread): string => {
  const two = (end: number | null) => (end === null ? '' : end.toFixed(2).replace('-', '\u2212'));
  return lo === null || hi === null ? two(mean) : `${two(mean)} [${two(lo)}, ${two(hi)}]`;
};
const share = (spread: Spread): string => inFull(spread, levels(spread, 'share'));

function inWords({ correlation, recorded, with_at_large: taken, jails }: RefusalPicture): string {
  return spoken('Jails by the share of requests they refuse and the share of people not taken', [
    `${jails.length} jails`,
    `tie between the two on record, from \u22121 to 1: ${tie(correlation.records)}`,
    `in truth: ${tie(correlation.truth)}`,
    `custody on record after a request that was honored ${share(recorded.honored)}, declined ${share(recorded.declined)}`,
    `taken in the end, arrests at large included, after one that was honored ${share(taken.honored)}, declined ${share(taken.declined)}`,
  ]);
}

/** @param about the document, and what its scenario is called */
export function refusalChart(picture: RefusalPicture, about: About): FittedChart {
  const { recorded, with_at_large: taken, correlation, jails } = picture;
  const two = ({ honored, declined }: Ends) => [honored, declined].map(({ mean }) => value(mean, 'share'));
  const [onRecord, inTheEnd] = [two(recorded), two(taken)];
  return {
    name: 'refusal-and-custody',
    fit: (room) => spec(picture, room),
    frame: {
      title: `Of people a jail declined to hand over ${inTheEnd[1]} were taken in the end, of others ${inTheEnd[0]}; on record ${onRecord[1]} and ${onRecord[0]}`,
      subtitle: subtitle(about),
      footer: footer(
        about,
        `Each dot a jail with 100 requests or more, its size their number; means over the runs. ` +
          `Tie between refusing and not being taken, from \u22121 to 1: on record ${tie(correlation.records)}, in truth ${tie(correlation.truth)}. ` +
          'Taken in the end: handed over, or arrested at large later.',
      ),
      alt: inWords(picture),
    },
    rows: jails.map(({ name, requests, records, truth }) => ({
      jail: name,
      requests: requests.mean,
      refused_on_record: records.refused.mean,
      no_custody_on_record: records.not_taken.mean,
      declined: truth.declined.mean,
      not_handed_over: truth.not_taken.mean,
    })),
  };
}
