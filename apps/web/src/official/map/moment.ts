const MOMENT = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** A moment as day and minute of China. */
export function moment(at: string): string {
  return MOMENT.format(new Date(at));
}
