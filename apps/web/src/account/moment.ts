const MOMENT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant (RFC 3339) as date and minute in Shanghai: `2026-11-25 14:30`. */
export function moment(instant: string): string {
  return MOMENT.format(new Date(instant));
}
