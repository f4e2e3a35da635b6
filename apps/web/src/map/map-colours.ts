/** Bands of minutes, told by the legend. */
export const MINUTE_BANDS = [
  { upTo: 5, colour: '#00795a' },
  { upTo: 10, colour: '#0072b2' },
  { upTo: 15, colour: '#8a6100' },
] as const;

/** Points by tier; the list says it in words. */
export const TIER_COLOURS = { central_kitchen: '#b83a0b', elder_canteen: '#a84c7f', meal_point: '#57534e' } as const;

/** Streets that nobody reaches within the limit. */
export const UNREACHED = '#a8a29e';

/** Streets that a plan gains, and loses (dashed). */
export const GAINED_COLOUR = '#7a2fb8';
export const LOST_COLOUR = '#b3261e';
