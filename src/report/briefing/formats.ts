/** The formats of a briefing, apart from what writes them. */
export const BRIEFING_FORMATS = ['html', 'docx', 'pptx', 'pdf'] as const;
export type BriefingFormat = (typeof BRIEFING_FORMATS)[number];

/** The formats of a page on a place. */
export const PLACE_FORMATS = ['html', 'md'] as const;
export type PlaceFormat = (typeof PLACE_FORMATS)[number];
