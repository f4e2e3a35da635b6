import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';

type Point = components['schemas']['PublicPointDto'];

interface PointTableProps {
  readonly points: readonly Point[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** Every point with its hours today; a key shows its reach on the map. */
export function PointTable({ points, chosen, onChoose }: PointTableProps) {
  const { t } = useTranslation();
  if (points.length === 0) return <p>{t('mealMap.none')}</p>;
  return (
    <div className="point-list" tabIndex={0} role="region" aria-label={t('mealMap.points')}>
      <table>
        <caption>{t('mealMap.points')}</caption>
        <thead>
          <tr>
            {[t('mealMap.name'), t('mealMap.hours'), t('mealMap.reach')].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map(({ id, name, townName, tier, today, longitude, hasMenu }) => (
            <tr key={id} data-chosen={id === chosen}>
              <td>
                {name}
                <br />
                <small>
                  {townName} · {t(`mealMap.tier.${tier}`)}
                </small>
              </td>
              <td>
                <Hours today={today} />
                {hasMenu && (
                  <>
                    {' '}
                    <a href={`/menu?facility=${id}`} aria-label={`${name} ${t('mealMap.menu')}`}>
                      {t('mealMap.menu')}
                    </a>
                  </>
                )}
              </td>
              <td>
                <button
                  type="button"
                  className="button"
                  disabled={longitude === null}
                  aria-pressed={id === chosen}
                  aria-label={`${name} ${t('mealMap.reach')}`}
                  onClick={() => onChoose(id)}
                >
                  {t('mealMap.reach')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Hours({ today }: { today: Point['today'] }) {
  const { t } = useTranslation();
  const open = today.filter((slot) => slot.open);
  if (open.length === 0) return <>{t('mealMap.closed')}</>;
  return (
    <>
      {open
        .map(({ slot, opensAt, closesAt }) =>
          [t(`slot.${slot}`), ...(opensAt === null ? [] : [`${opensAt}–${closesAt ?? ''}`])].join(' '),
        )
        .join(' · ')}
    </>
  );
}
