/** Sex as registered. */
export const SEXES = ['female', 'male'] as const;
export type Sex = (typeof SEXES)[number];
