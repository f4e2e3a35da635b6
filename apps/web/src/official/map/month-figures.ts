import type { TFunction } from 'i18next';
import type { FigureCell } from './area-figures.js';
import type { FacilityMonth } from './coverage-contract.js';
import { headCount, minutes, points, signed } from './told-figures.js';

const TEN = 10;

/** Figures of an area that are kept by month. */
export const AREA_MONTH_FIGURES = [
  ...(['share', 'reached', 'people', 'deliveryOnly', 'notReached', 'offNetwork', 'withoutPlace'] as const),
  ...(['over80', 'dependent', 'livesAlone', 'minutes', 'facilities', 'seats', 'seatsPerHundred'] as const),
  'completeness' as const,
];
/** And of a facility. */
export const FACILITY_MONTH_FIGURES = [
  ...(['reached', 'nearestOf', 'onlyHere', 'overlap', 'seats', 'seatsPerHundred'] as const),
];
export type AreaMonthFigure = (typeof AREA_MONTH_FIGURES)[number];
export type FacilityMonthFigure = (typeof FACILITY_MONTH_FIGURES)[number];

/** A figure of a facility for a cell. */
export function facilityFigure(t: TFunction, facility: FacilityMonth, name: FacilityMonthFigure): FigureCell {
  const order = facility[name];
  if (name === 'seatsPerHundred') return { told: order?.toFixed(1) ?? t('coverage.none'), order };
  if (name === 'seats') return { told: order === null ? t('coverage.none') : String(order), order };
  return { told: headCount(t, order), order };
}

/** What became more or less of a figure, in its unit. */
export function figureChange(
  t: TFunction,
  name: AreaMonthFigure | FacilityMonthFigure,
  [before, after]: readonly [FigureCell | null, FigureCell | null],
): string {
  const [from, to] = [before?.order ?? null, after?.order ?? null];
  if (from === null || to === null) return t('coverage.none');
  if (name === 'share' || name === 'completeness') return points(t, to - from);
  if (name === 'minutes') return `${to < from ? '−' : to > from ? '+' : ''}${minutes(t, Math.abs(to - from))}`;
  return name === 'seatsPerHundred' ? signed(Math.round((to - from) * TEN) / TEN) : signed(to - from);
}
