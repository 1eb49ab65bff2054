/** Draws in words. */
import type { Draw } from './document.ts';

/** A draw and its threshold with as many digits, three or more, as tell them apart. */
export function sharesInWords(shares: readonly number[]): string[] {
  const distinct = new Set(shares).size;
  for (let digits = 3; digits < 9; digits += 1) {
    const texts = shares.map((share) => String(Number(share.toFixed(digits))));
    if (new Set(texts).size === distinct) return texts;
  }
  return shares.map(String);
}

/** "draw 0.734, threshold 0.8: yes"; what was drawn where it was no chance. */
export function drawInWords({ draw, threshold, happened, hours, at }: Draw): string {
  if (threshold === null) {
    const drawn = hours === null ? at : hours < 48 ? `${Number(hours.toFixed(1))} h` : `${Number((hours / 24).toFixed(1))} days`; // prettier-ignore
    return drawn === null ? `draw ${sharesInWords([draw])[0]}` : `draw ${sharesInWords([draw])[0]}, ${drawn}`;
  }
  const [own, limit] = sharesInWords([draw, threshold]);
  return `draw ${own}, threshold ${limit}: ${happened === true ? 'yes' : 'no'}`;
}
