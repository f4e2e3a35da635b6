import type { TFunction } from 'i18next';

const PERCENT = 100;
const SECONDS = 60;
const TEN = 10;
const KILOMETRE = 1000;

/** A head count; null: too few to be told. */
export function headCount(t: TFunction, count: number | null): string {
  return count === null ? t('coverage.few') : String(count);
}

/** A share of one as percent; null: nobody is there. */
export function percent(t: TFunction, share: number | null): string {
  return share === null ? t('coverage.none') : `${(share * PERCENT).toFixed(1)} %`;
}

/** The change of a share in points of percent, with its sign. */
export function points(t: TFunction, change: number | null): string {
  if (change === null) return t('coverage.none');
  return `${change > 0 ? '+' : change < 0 ? '−' : ''}${Math.abs(change * PERCENT).toFixed(1)}`;
}

/** A walk in minutes. */
export function minutes(t: TFunction, seconds: number | null): string {
  return seconds === null
    ? t('coverage.none')
    : t('coverage.area.minutesOf', { minutes: (seconds / SECONDS).toFixed(1) });
}

/** How far along the ways: in tens of metres, from one kilometre on in kilometres. */
export function distance(t: TFunction, metres: number): string {
  return metres < KILOMETRE
    ? t('coverage.metresOf', { metres: Math.round(metres / TEN) * TEN })
    : t('coverage.kilometresOf', { kilometres: (metres / KILOMETRE).toFixed(1) });
}

/** What became more or less, with its sign. */
export function signed(change: number): string {
  return `${change > 0 ? '+' : change < 0 ? '−' : ''}${Math.abs(change)}`;
}

/** What became more or less of a head count; null: too few were told. */
export function headChange(t: TFunction, before: number | null, after: number | null): string {
  return before === null || after === null ? t('coverage.none') : signed(after - before);
}

/** A place in degrees. */
export function place(t: TFunction, longitude: number, latitude: number): string {
  const [east, north] = [longitude.toFixed(5), latitude.toFixed(5)];
  return t('coverage.plan.placeAt', { longitude: east, latitude: north });
}
