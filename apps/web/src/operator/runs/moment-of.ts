/** The instant of a clock time of a day in Shanghai, RFC 3339. */
export function momentOf(businessDate: string, clock: string): string {
  return new Date(`${businessDate}T${clock}:00+08:00`).toISOString();
}
