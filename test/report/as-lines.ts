/** An SVG with a line break between tags and no other change, so that the difference of two snapshots can be read. */
export const asLines = (svg: string): string => svg.replaceAll('><', '>\n<');
