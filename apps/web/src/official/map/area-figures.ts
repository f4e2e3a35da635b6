import type { TFunction } from 'i18next';
import type { AreaMonth } from './coverage-contract.js';
import { headCount, minutes, percent, points, signed } from './told-figures.js';

/** Figures of an area by what is asked for: few enough at a time for the space beside the map. */
export const FIGURES_OF = {
  reach: ['people', 'reached', 'share', 'completeness'],
  change: ['reachedChange', 'shareChange', 'minutes'],
  others: ['deliveryOnly', 'notReached', 'offNetwork', 'withoutPlace'],
  who: ['over80', 'dependent', 'livesAlone'],
  serving: ['facilities', 'seats', 'seatsPerHundred'],
} as const;
export type FigureGroup = keyof typeof FIGURES_OF;
export const FIGURE_GROUPS = Object.keys(FIGURES_OF) as FigureGroup[];
export type AreaFigureName = (typeof FIGURES_OF)[FigureGroup][number];

/** What the cell says, and what its column is put in order by; null: not told. */
export interface FigureCell {
  readonly told: string;
  readonly order: number | null;
}

/** An area as it was counted; of a month without the change since the one before. */
export type CountedArea = Omit<AreaMonth, 'month' | 'businessDate'> & {
  readonly shareChange?: number | null;
  readonly reachedChange?: number | null;
};

/** A figure of an area for a cell. */
export function areaFigure(t: TFunction, area: CountedArea, name: AreaFigureName): FigureCell {
  const part = (reached: number | null, all: number | null): FigureCell => ({
    told: t('coverage.area.of', { part: headCount(t, reached), all: headCount(t, all) }),
    order: reached,
  });
  switch (name) {
    case 'over80':
      return part(area.reachedOver80, area.over80);
    case 'dependent':
      return part(area.reachedDependent, area.dependent);
    case 'livesAlone':
      return part(area.reachedLivesAlone, area.livesAlone);
    case 'share':
    case 'completeness':
      return { told: percent(t, area[name]), order: area[name] };
    case 'shareChange':
      return { told: points(t, area.shareChange ?? null), order: area.shareChange ?? null };
    case 'reachedChange': {
      const people = area.reachedChange ?? null;
      return { told: people === null ? t('coverage.none') : signed(people), order: people };
    }
    case 'minutes':
      return { told: minutes(t, area.meanWalkSeconds), order: area.meanWalkSeconds };
    case 'seatsPerHundred':
      return { told: area.seatsPerHundred?.toFixed(1) ?? t('coverage.none'), order: area.seatsPerHundred };
    default:
      return { told: headCount(t, area[name]), order: area[name] };
  }
}
