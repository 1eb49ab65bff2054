/** The name of an arm as a part of a file name: letters, digits, points, dashes; anything else becomes a dash. */
export const fileName = (arm: string): string => arm.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
