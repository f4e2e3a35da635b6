const GRAMS_A_KILOGRAM = 1000;
const WRITTEN = /^(\d{1,6})(?:\.(\d{1,3}))?$/;

/** Grams as kilograms: 3250 is 3.25. */
export function kilograms(grams: number): string {
  const sign = grams < 0 ? '−' : '';
  const [whole, rest] = [Math.floor(Math.abs(grams) / GRAMS_A_KILOGRAM), Math.abs(grams) % GRAMS_A_KILOGRAM];
  return rest === 0 ? `${sign}${whole}` : `${sign}${whole}.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
}

/** Grams of kilograms as they are written; undefined for anything else. No floating point: 0.29 is 290. */
export function gramsOf(text: string): number | undefined {
  const [, whole, rest = ''] = WRITTEN.exec(text.trim()) ?? [];
  return whole === undefined ? undefined : Number(whole) * GRAMS_A_KILOGRAM + Number(rest.padEnd(3, '0'));
}
