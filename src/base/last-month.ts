/** Where the model ends, and what can be asked instead of what comes after. */

/** The last month that can be simulated: its tables know no rule, no officer and no published figure after it. */
export const LAST_MONTH = '2016-09';

const INSTEAD =
  'the model ends in September 2016: ask for months up to then; a later rule can be tried earlier, such as --set state.law@2014-01-01=ca-sb54';

/** The remedy where a month or day comes after the end. @param text as a scenario writes it: 2017-03 or 2017-03-01 */
export const afterTheEnd = (text: string): string | undefined =>
  text.slice(0, LAST_MONTH.length) > LAST_MONTH ? INSTEAD : undefined;
