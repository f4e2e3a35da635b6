import './map.css';
import './map-texts.js';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import { MapLegend } from './map-legend.js';
import { PointTable } from './point-table.js';

// The map is fetched by nobody who does not look at one.
const MapCanvas = lazy(() => import('./map-canvas.js'));

type PublicMap = components['schemas']['PublicMapDto'];

const PROFILES = ['frail', 'older', 'able'] as const;
type Profile = (typeof PROFILES)[number];

interface MealMapViewProps {
  readonly map: PublicMap;
  /** Address of the tiles. */
  readonly tiles: string;
  /** With where people live whom nothing reaches. */
  readonly hasClusters: boolean;
}

/** Map and list of the same points, with who walks: whatever is shown by pointing at the map is shown by a key of the list. */
export function MealMapView({ map, tiles, hasClusters }: MealMapViewProps) {
  const { t } = useTranslation();
  const [profile, setProfile] = useState<Profile>('older');
  const [chosen, setChosen] = useState<string | null>(null);
  const point = map.points.find(({ id }) => id === chosen);
  const [longitude, latitude] = point?.longitude == null ? middleOf(map) : [point.longitude, point.latitude!];
  return (
    <div className="meal-map-view">
      <div className="meal-map-tools">
        <label className="field">
          <span>{t('mealMap.who')}</span>
          <select className="input" value={profile} onChange={({ target }) => setProfile(target.value as Profile)}>
            {PROFILES.map((one) => (
              <option key={one} value={one}>
                {t(`mealMap.profile.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <p role="status">{point === undefined ? '' : t('mealMap.showing', { name: point.name })}</p>
        {point !== undefined && (
          <button type="button" className="button" onClick={() => setChosen(null)}>
            {t('mealMap.all')}
          </button>
        )}
      </div>
      <div className="meal-map-halves">
        <div>
          <Suspense fallback={<p role="status">{t('mealMap.loading')}</p>}>
            <MapCanvas
              label={t('mealMap.map')}
              of={{ root: tiles, profile, facilityId: point?.id ?? null, hasClusters }}
              centre={[longitude, latitude]}
              onPoint={setChosen}
            />
          </Suspense>
          <MapLegend hasClusters={hasClusters} />
          <p className="map-note">{t('mealMap.source', { source: map.source })}</p>
        </div>
        <PointTable points={map.points} chosen={point?.id ?? null} onChoose={setChosen} />
      </div>
    </div>
  );
}

function middleOf({ points }: PublicMap): [number, number] {
  const placed = points.filter(({ longitude }) => longitude !== null);
  const middle = (of: (at: PublicMap['points'][number]) => number | null): number =>
    placed.reduce((sum, at) => sum + (of(at) ?? 0), 0) / Math.max(1, placed.length);
  return [middle(({ longitude }) => longitude), middle(({ latitude }) => latitude)];
}
