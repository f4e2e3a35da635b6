import { useTranslation } from 'react-i18next';
import { LazyTable } from '../table/lazy-table.js';
import { useAddress } from '../books/use-address.js';
import { areaFigure, FIGURE_GROUPS, FIGURES_OF } from './area-figures.js';
import type { AreaFigure, AreaFigures } from './coverage-contract.js';
import { minutes } from './told-figures.js';

/** Comes before every number. */
const UNTOLD = Number.MIN_SAFE_INTEGER;

/** How towns, or the villages of one, are covered: all that the map shows of them, in figures, some at a time. */
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
  const group = FIGURE_GROUPS.find((one) => one === params.get('figures')) ?? 'reach';
  const names = FIGURES_OF[group];
  const hasNearest = town !== null && group === 'serving';
  const open = ({ code, name }: AreaFigure): void => {
    choose('town', code);
    onTown(name);
  };
  const toldOf = (area: AreaFigure): string[] => names.map((name) => areaFigure(t, area, name).told);
  return (
    <div className="coverage-side-part">
      <div className="coverage-keys">
        <FigureChoice value={group} onChange={(value) => choose('figures', value)} />
        {town !== null && (
          <button type="button" className="button" onClick={() => choose('town', '')}>
            {t('coverage.area.allTowns')}
          </button>
        )}
      </div>
      <LazyTable
        key={`${group} ${town?.code}`}
        caption={town === null ? t('coverage.area.caption') : t('coverage.area.captionOf', { name: town.name })}
        none={t('coverage.area.noneHere')}
        columns={[
          { title: t('coverage.area.name'), sortable: true },
          ...names.map((name) => ({ title: t(`coverage.area.${name}`), figure: true, sortable: true })),
          ...(hasNearest ? [{ title: t('coverage.area.nearest') }] : []),
        ]}
        rows={shown.map((area) => ({
          key: area.code,
          order: [area.name, ...names.map((name) => areaFigure(t, area, name).order ?? UNTOLD)],
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
            ...toldOf(area),
            ...(hasNearest ? [<Nearest key="nearest" area={area} />] : []),
          ],
        }))}
        {...(whole && { total: [whole.name === '' ? t('coverage.area.whole') : whole.name, ...toldOf(whole)] })}
      />
      <p className="map-note">{t('coverage.area.countedOn', { day: figures.businessDate })}</p>
    </div>
  );
}

/** Which figures stand in the table: all at once would be wider than any screen. */
function FigureChoice({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{t('coverage.area.which')}</span>
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {FIGURE_GROUPS.map((one) => (
          <option key={one} value={one}>
            {t(`coverage.area.group.${one}`)}
          </option>
        ))}
      </select>
    </label>
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
