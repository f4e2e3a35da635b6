const FORMAT = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });

/** 'HH:MM' in Shanghai of an instant (RFC 3339 or Date). */
export function clockTime(instant: string | Date): string {
  return FORMAT.format(typeof instant === 'string' ? new Date(instant) : instant);
}
