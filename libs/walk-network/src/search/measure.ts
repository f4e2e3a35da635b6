/** Speeds of walking on the flat, in metres a second, by who walks. */
export const PROFILES = {
  /** Old and frail: gait speed of frail people over 75 in everyday walking; 576 m in 15 minutes. */
  frail: 0.64,
  /** An older adult; 810 m in 15 minutes. */
  older: 0.9,
  able: 1,
} as const;
export type Profile = keyof typeof PROFILES;

/** What a walk is measured in: its length, or the time somebody needs for it. */
export type Measure = { readonly by: 'distance' } | { readonly by: 'time'; readonly metresPerSecond: number };

/** A measure with the most a walk may take, in its whole units: 0.01 mm or microseconds. */
export interface WalkLimit {
  readonly measure: Measure;
  readonly most: number;
}

const UNITS_PER_METRE = 1e5;
const MICROSECONDS_PER_MINUTE = 60e6;
/** Beyond a day's walk a limit is a slip. */
const MOST_METRES = 100_000;
const MOST_MINUTES = 1_440;

/** `810m`, `1.2km`, `15min`; minutes at the profile's speed. null: not a limit. */
export function readWalkLimit(text: string, profile: Profile): WalkLimit | null {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?) ?(m|km|min)$/.exec(text.trim()) ?? [];
  const value = Number(number);
  if (number === '' || value === 0) return null;
  if (unit === 'min') {
    if (value > MOST_MINUTES) return null;
    const measure = { by: 'time', metresPerSecond: PROFILES[profile] } as const;
    return { measure, most: Math.round(value * MICROSECONDS_PER_MINUTE) };
  }
  const metres = unit === 'km' ? 1000 * value : value;
  return metres > MOST_METRES ? null : { measure: { by: 'distance' }, most: Math.round(metres * UNITS_PER_METRE) };
}
