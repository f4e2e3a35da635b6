import { useTranslation } from 'react-i18next';
import { LazyTable } from '../table/lazy-table.js';
import type { FacilityFigure, PublicMap } from './coverage-contract.js';
import { headCount } from './told-figures.js';

interface FacilityTableProps {
  readonly points: PublicMap['points'];
  readonly figures: readonly FacilityFigure[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** Every point with whom it reaches and how full that makes it; a key shows its reach on the map. */
export function FacilityTable({ points, figures, chosen, onChoose }: FacilityTableProps) {
  const { t } = useTranslation();
  const of = new Map(figures.map((figure) => [figure.facilityId, figure]));
  return (
    <LazyTable
      caption={t('coverage.point.caption')}
      none={t('mealMap.none')}
      columns={[
        { title: t('mealMap.name'), sortable: true, whole: true },
        { title: t('coverage.point.reached'), figure: true, sortable: true },
        { title: t('coverage.point.onlyHere'), figure: true, sortable: true },
        { title: t('coverage.point.seats'), figure: true, sortable: true },
        { title: t('coverage.point.seatsPerHundred'), figure: true, sortable: true },
      ]}
      rows={points.map(({ id, name, townName, tier, longitude }) => {
        const figure = of.get(id);
        return {
          key: id,
          order: [
            ...[name, figure?.reached ?? -1, figure?.onlyHere ?? -1, figure?.seats ?? -1],
            figure?.seatsPerHundred ?? -1,
          ],
          cells: [
            <div className="claim-cell">
              <button
                type="button"
                className="button button-quiet"
                disabled={longitude === null}
                aria-pressed={id === chosen}
                aria-label={`${name} ${t('mealMap.reach')}`}
                onClick={() => onChoose(id)}
              >
                {name}
              </button>
              <small>
                {townName} · {longitude === null ? t('coverage.point.noPlace') : t(`mealMap.tier.${tier}`)}
              </small>
            </div>,
            ...(figure === undefined
              ? Array<string>(4).fill(t('coverage.none'))
              : [
                  ...[headCount(t, figure.reached), headCount(t, figure.onlyHere)],
                  ...[figure.seats ?? t('coverage.none'), figure.seatsPerHundred?.toFixed(1) ?? t('coverage.none')],
                ]),
          ],
        };
      })}
    />
  );
}
