/** The metrics that docs/small-country.md marks, by how many people one stands for. Written by "npm run pages"; do not edit. */
export const MARKS: Readonly<
  Record<number, { readonly levels: readonly string[]; readonly differences: readonly string[] }>
> = {
  '5': { levels: [], differences: [] },
  '20': { levels: ['booked_rate_recorded', 'not_booked_rate_recorded'], differences: [] },
  '100': {
    levels: [
      'declined_requests',
      'unanswered',
      'transferred',
      'transferred_on_request',
      'not_taken',
      'not_taken_rate',
      'declined_rate',
      'recorded_booked',
      'booked_rate_recorded',
      'not_booked_rate_recorded',
      'none_rate_recorded',
      'at_large_released',
      'reapprehended_share',
      'taken',
      'ero_arrests',
      'removed',
      'cost_federal',
      'cost_total',
    ],
    differences: ['transferred_no_conviction'],
  },
};
