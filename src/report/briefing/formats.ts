/** The formats of a briefing, apart from what writes them. */
export const BRIEFING_FORMATS = ['html', 'docx', 'pptx', 'pdf'] as const;
export type BriefingFormat = (typeof BRIEFING_FORMATS)[number];
