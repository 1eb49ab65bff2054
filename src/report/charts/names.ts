/** Every kind of chart and what it shows. Apart from what draws them, so that help can list them at once. */
export const CHART_KINDS = {
  'what-changed': 'what each variant changes, in percent: the measures people ask for first',
  'where-they-go': 'what becomes of people whom ICE asked a jail for, a bar a scenario',
  'by-month': 'a measure month by month, and how far the scenarios are apart',
  'all-measures': 'every measure compared, a chart for each variant',
  flow: 'whose outcome changes, and into which',
  map: 'a difference in every county',
  costs: 'who pays for what, in dollars',
  'never-taken': 'people with a conviction whom nobody took, by class',
  records: 'what records would show month by month, beside what happened',
  'refusal-and-custody': 'jails that refuse more: what records and what happened say of custody',
  waterfall: 'what of a difference is due to which change',
  lives: "one person's way under two scenarios",
  sensitivity: 'which assumptions move a measure most',
  heat: 'a measure over two things that were varied',
  frontier: 'one measure against another, over what was varied',
  scoreboard: 'the model beside published figures',
  skill: 'the model beside the simplest guesses',
  learned: 'what a calibration learned of each assumption',
  pairs: 'which assumptions a calibration learned together',
} as const;

export type KindName = keyof typeof CHART_KINDS;
