/**
 * Drawings whose every place is worked out beforehand, in pixels from the upper left corner: layers of texts, lines,
 * boxes and points, each a list of things with their places and colours.
 */
import type { TopLevelSpec } from 'vega-lite';
import { INK, MUTED } from './style.ts';

export type Text = { x: number; y: number; text: string; color?: string };
/** From corner to corner where it is a box. */
export type Line = { x: number; y: number; x2: number; y2: number; color: string };
export type Point = { x: number; y: number; shape: string; fill: string; stroke: string };

const asGiven = (field: string) => ({ field, type: 'nominal', scale: null, legend: null });
const place = (field: string, extent: number) => ({
  field,
  type: 'quantitative',
  scale: { domain: [0, extent], range: [0, extent], nice: false, zero: false },
  axis: null,
});
const ENDS = { x2: { field: 'x2' }, y2: { field: 'y2' }, color: asGiven('color') };

type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number];

type TextLook = { align?: 'left' | 'right' | 'center'; size?: number; bold?: boolean; muted?: boolean };
type LineLook = { width?: number; dash?: number[]; opacity?: number };

/** Places to a hundredth of a pixel: what is finer fills files and is not seen. */
function settled(value: object): object {
  const to = (place: unknown) => (typeof place === 'number' ? Math.round(place * 100) / 100 : place);
  return Object.fromEntries(Object.entries(value).map(([key, place]) => [key, to(place)]));
}

/** What is drawn in layers, the first at the bottom. */
export class Sheet {
  private readonly layers: Layer[] = [];
  readonly width: number;
  readonly height: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  texts(values: readonly Text[], { align = 'left', size = 9, bold = false, muted = false }: TextLook = {}): void {
    const mark = { type: 'text', align, baseline: 'middle', fontSize: size, fontWeight: bold ? 600 : 400 };
    const ink = muted ? MUTED : INK;
    this.add(
      values.map((value) => ({ color: ink, ...value })),
      mark,
      { text: { field: 'text' }, color: asGiven('color') },
    );
  }

  lines(values: readonly Line[], { width = 1, dash, opacity = 1 }: LineLook = {}): void {
    this.add(values, { type: 'rule', strokeWidth: width, opacity, ...(dash && { strokeDash: dash }) }, ENDS);
  }

  boxes(values: readonly Line[]): void {
    this.add(values, { type: 'rect' }, ENDS);
  }

  /** A line through places, in their order. */
  curve(
    values: readonly { x: number; y: number }[],
    color: string,
    { width = 2, dash, opacity = 1 }: LineLook = {},
  ): void {
    const look = { strokeWidth: width, opacity, color, ...(dash && { strokeDash: dash }), strokeCap: 'butt' };
    this.add(values, { type: 'line', ...look }, { order: { field: 'x', type: 'quantitative' } });
  }

  /** What lies between two lines, one above the other. */
  band(values: readonly { x: number; y: number; y2: number }[], color: string, opacity = 0.22): void {
    this.add(values, { type: 'area', color, opacity, line: false }, { y2: { field: 'y2' } });
  }

  points(values: readonly Point[], { size = 22, opacity = 1, stroke = 1.2 } = {}): void {
    this.add(
      values,
      { type: 'point', size, opacity, filled: true, strokeWidth: stroke },
      { shape: asGiven('shape'), fill: asGiven('fill'), stroke: asGiven('stroke') },
    );
  }

  spec(): TopLevelSpec {
    return { width: this.width, height: this.height, layer: this.layers };
  }

  private add(values: readonly { x: number; y: number }[], mark: object, encoding: object): void {
    if (values.length === 0) return;
    const x = place('x', this.width);
    const y = place('y', this.height);
    this.layers.push({
      data: { values: values.map(settled) },
      mark,
      encoding: { x, y, ...encoding },
    } as unknown as Layer);
  }
}
