import type { TFunction } from 'i18next';

const SHANGHAI = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });

/** `08:05` in Shanghai. */
export function clockOf(moment: string): string {
  return SHANGHAI.format(new Date(moment));
}

/** Minutes as hours and minutes. */
export function timeOf(t: TFunction, minutes: number): string {
  return t('helper.minutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
