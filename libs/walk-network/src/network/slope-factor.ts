/** Elevations are good to a metre or so: over a few metres of way they would make cliffs. */
const STEEPEST = 0.4;
const DECAY = 3.5;
const FASTEST_DOWN = 0.05;

/**
 * How much longer `metres` of way take than on the flat when they climb or fall by `climbMetres`, in the slower direction:
 * Tobler's hiking function exp(−3.5·|s + 0.05|) relative to s = 0, which is slower upwards, exp(3.5·|s|). Unknown: 1.
 * Source: Tobler (1993), Three presentations on geographical analysis and modeling, NCGIA 93-1.
 */
export function slopeFactor(climbMetres: number, metres: number): number {
  if (Number.isNaN(climbMetres) || metres === 0) return 1;
  const slope = Math.min(STEEPEST, Math.abs(climbMetres) / metres);
  return Math.exp(DECAY * (slope + FASTEST_DOWN)) / Math.exp(DECAY * FASTEST_DOWN);
}
