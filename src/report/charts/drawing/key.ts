/** The key of a chart: a mark as it is drawn and what it stands for; as many rows as the words need. */
import { fit, textWidth } from './fonts.ts';
import type { Sheet } from './sheet.ts';

/** A point of this shape, or a box where there is none. */
export type KeyEntry = { readonly label: string; readonly color: string; readonly shape?: string };
type Placed = KeyEntry & { readonly x: number; readonly y: number };
export type Key = { readonly entries: readonly Placed[]; readonly height: number };

const [ROW, MARK, APART, SIZE] = [19, 18, 26, 12];

/** Entries one after another, in rows no wider than `width`. */
export function placedKey(entries: readonly KeyEntry[], width: number): Key {
  let [x, row] = [0, 0];
  const placed = entries.map((entry) => {
    const label = fit(entry.label, width - MARK, SIZE, 600);
    const wide = MARK + textWidth(label, SIZE, 600);
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
    const at = { ...entry, label, x, y: row * ROW + ROW / 2 };
    x += wide + APART;
    return at;
  });
  return { entries: placed, height: entries.length === 0 ? 0 : (row + 1) * ROW };
}

/** Draws a key at the top of a sheet, from `left` on. */
export function drawKey(sheet: Sheet, { entries }: Key, left = 0): void {
  const points = entries.flatMap(({ shape, color, x, y }) =>
    shape === undefined ? [] : [{ x: left + x + 6, y, shape, fill: color, stroke: color }],
  );
  const boxes = entries.flatMap(({ shape, color, x, y }) =>
    shape === undefined ? [{ x: left + x, x2: left + x + 12, y: y - 6, y2: y + 6, color }] : [],
  );
  sheet.points(points, { size: 60 });
  sheet.boxes(boxes);
  sheet.texts(
    entries.map(({ label, x, y }) => ({ x: left + x + MARK, y, text: label })),
    { size: SIZE, bold: true },
  );
}
