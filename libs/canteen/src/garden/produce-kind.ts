/** Grown in a garden, or given by somebody. */
export const PRODUCE_KINDS = ['garden', 'goods'] as const;
export type ProduceKind = (typeof PRODUCE_KINDS)[number];
