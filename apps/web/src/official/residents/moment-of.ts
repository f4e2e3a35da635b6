/** An instant (RFC 3339) as a clock in Shanghai shows it: `2026-11-25 22:48`. */
export function momentOf(instant: string): string {
  // Sweden writes dates as the standard does.
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 'YYYY-MM-DD HH:MM'.length);
}
