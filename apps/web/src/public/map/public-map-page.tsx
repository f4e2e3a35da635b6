import '../menu/public-menu.css';
import '../../map/map-texts.js';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import type { components } from '../../api/schema.js';
import { LanguageSwitch } from '../../i18n/language-switch.js';
import { MealMapView } from '../../map/meal-map-view.js';
import { describeError } from '../../shared/describe-error.js';
import { EmptyState } from '../../shared/empty-state.js';
import { ErrorState } from '../../shared/error-state.js';

type Maps = components['schemas']['PublicMapListDto'];
type PublicMap = components['schemas']['PublicMapDto'];

/** Where there is a meal and how far it is, to anybody; the district stands in the address. */
export function PublicMapPage() {
  const { t, i18n } = useTranslation();
  const asked = new URLSearchParams(location.search).get('district');
  const [told, setTold] = useState<PublicMap | Maps | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const ender = new AbortController();
    mapFor(asked, ender.signal).then(setTold, (reason: unknown) => !ender.signal.aborted && setError(reason));
    return () => ender.abort();
  }, [asked, round]);
  useEffect(() => {
    document.title = `${t('mealMap.title')} · ${t('product')}`;
  }, [t, i18n.language]);
  const retry = (): void => {
    setError(null);
    setRound((now) => now + 1);
  };
  const isMissing = ApiProblem.hasStatus(error, 404) || ApiProblem.hasStatus(error, 400);
  return (
    <main className="public-menu public-map">
      <header>
        <h1>
          {told !== null && 'points' in told ? `${told.name} · ` : ''}
          {t('mealMap.title')}
        </h1>
        <LanguageSwitch />
      </header>
      {told === null && error === null && <p role="status">{t('mealMap.loading')}</p>}
      {isMissing && <EmptyState title={t('mealMap.missing')} />}
      {error !== null && !isMissing && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('mealMap.noAnswer') })}
          kept={t('mealMap.failedKept')}
          todo={t('mealMap.failedTodo')}
        >
          <button type="button" className="button" onClick={retry}>
            {t('mealMap.retry')}
          </button>
        </ErrorState>
      )}
      {told !== null && 'items' in told && <DistrictList maps={told} />}
      {told !== null && 'points' in told && (
        <MealMapView map={told} tiles={`/v1/public-maps/${told.districtCode}/tiles`} hasClusters={false} />
      )}
    </main>
  );
}

/** Of the district that was asked for, or of the only one there is; else which there are. */
async function mapFor(district: string | null, signal: AbortSignal): Promise<PublicMap | Maps> {
  if (district !== null) return request<PublicMap>(`/v1/public-maps/${encodeURIComponent(district)}`, { signal });
  const maps = await request<Maps>('/v1/public-maps', { signal });
  const [only] = maps.items;
  if (maps.items.length !== 1 || only === undefined) return maps;
  return request<PublicMap>(`/v1/public-maps/${only.districtCode}`, { signal });
}

function DistrictList({ maps: { items } }: { maps: Maps }) {
  const { t } = useTranslation();
  if (items.length === 0) return <EmptyState title={t('mealMap.missing')} />;
  return (
    <nav aria-label={t('mealMap.districts')}>
      <ul className="public-menu-places">
        {items.map(({ districtCode, name }) => (
          <li key={districtCode}>
            <a href={`/map?district=${districtCode}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
