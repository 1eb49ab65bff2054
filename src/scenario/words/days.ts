/** Days and months as people write them. */
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // prettier-ignore

/** "5 January 2015" of 2015-01-05, "January 2015" of 2015-01; what is no date stays. */
export function dayInWords(text: string): string {
  const found = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text);
  if (!found) return text;
  const [, year, month, day] = found;
  return [...(day === undefined ? [] : [String(Number(day))]), MONTHS[Number(month) - 1] ?? month, year].join(' ');
}
