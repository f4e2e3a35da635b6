import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { LazyTable } from '../table/lazy-table.js';
import { useAddress } from '../books/use-address.js';
import type { AreaFigure, AreaFigures } from './coverage-contract.js';
import { headCount, minutes, percent, points } from './told-figures.js';

const FIGURES = [
  ...['people', 'reached', 'share', 'shareChange', 'deliveryOnly', 'notReached', 'offNetwork', 'withoutPlace'],
  ...['over80', 'dependent', 'livesAlone', 'minutes', 'facilities', 'seats', 'seatsPerHundred', 'completeness'],
] as const;

/** How towns, or the villages of one, are covered: all that the map shows of them, in figures. */
export function AreaTable({ figures, onTown }: { figures: AreaFigures; onTown: (name: string) => void }) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const towns = figures.items.filter(({ level }) => level === 'town');
  const town = towns.find(({ code }) => code === params.get('town')) ?? null;
  const whole = town ?? figures.items.find(({ level }) => level === 'district') ?? null;
  const shown =
    town === null
      ? towns
      : figures.items.filter(({ code, level }) => level === 'village' && code.startsWith(town.code));
  const open = ({ code, name }: AreaFigure): void => {
    choose('town', code);
    onTown(name);
  };
  return (
    <div className="coverage-side-part">
      {town !== null && (
        <button type="button" className="button" onClick={() => choose('town', '')}>
          {t('coverage.area.allTowns')}
        </button>
      )}
      <LazyTable
        caption={town === null ? t('coverage.area.caption') : t('coverage.area.captionOf', { name: town.name })}
        none={t('coverage.area.noneHere')}
        columns={[
          { title: t('coverage.area.name'), whole: true, sortable: true },
          ...FIGURES.map((name) => ({ title: t(`coverage.area.${name}`), figure: true, sortable: true })),
          ...(town === null ? [] : [{ title: t('coverage.area.nearest') }]),
        ]}
        rows={shown.map((area) => ({
          key: area.code,
          order: [area.name, ...orderOf(area)],
          cells: [
            area.level === 'town' ? (
              <button
                type="button"
                className="button button-quiet"
                aria-label={t('coverage.area.open', { name: area.name })}
                onClick={() => open(area)}
              >
                {area.name}
              </button>
            ) : (
              area.name
            ),
            ...figuresOf(t, area),
            ...(town === null ? [] : [<Nearest key="nearest" area={area} />]),
          ],
        }))}
        {...(whole && { total: [whole.name === '' ? t('coverage.area.whole') : whole.name, ...figuresOf(t, whole)] })}
      />
      <p className="map-note">{t('coverage.area.countedOn', { day: figures.businessDate })}</p>
    </div>
  );
}

function Nearest({ area: { nearestFacilityName, nearestSeconds } }: { area: AreaFigure }) {
  const { t } = useTranslation();
  if (nearestFacilityName === null) return <>{t('coverage.none')}</>;
  return (
    <>
      {nearestFacilityName} · {minutes(t, nearestSeconds)}
    </>
  );
}

function figuresOf(t: TFunction, area: AreaFigure): string[] {
  const part = (reached: number | null, all: number | null): string =>
    t('coverage.area.of', { part: headCount(t, reached), all: headCount(t, all) });
  return [
    ...[headCount(t, area.people), headCount(t, area.reached), percent(t, area.share), points(t, area.shareChange)],
    ...[area.deliveryOnly, area.notReached, area.offNetwork, area.withoutPlace].map((count) => headCount(t, count)),
    ...[part(area.reachedOver80, area.over80), part(area.reachedDependent, area.dependent)],
    ...[part(area.reachedLivesAlone, area.livesAlone), minutes(t, area.meanWalkSeconds)],
    ...[String(area.facilities), String(area.seats)],
    ...[
      area.seatsPerHundred === null ? t('coverage.none') : area.seatsPerHundred.toFixed(1),
      percent(t, area.completeness),
    ],
  ];
}

function orderOf(area: AreaFigure): number[] {
  return [
    ...[area.people, area.reached, area.share, area.shareChange, area.deliveryOnly, area.notReached, area.offNetwork],
    ...[area.withoutPlace, area.reachedOver80, area.reachedDependent, area.reachedLivesAlone, area.meanWalkSeconds],
    ...[area.facilities, area.seats, area.seatsPerHundred, area.completeness],
  ].map((figure) => figure ?? -1);
}
