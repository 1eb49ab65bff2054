/** The upright axis of charts whose rows are placed by the pixel, counted from the top; it is not drawn. */
export const rowAxis = (height: number, field = 'y') => ({
  field,
  type: 'quantitative' as const,
  scale: { domain: [0, height], range: [0, height], nice: false, zero: false },
  axis: null,
});
