import { useTranslation } from 'react-i18next';
import { MINUTE_BANDS, TIER_COLOURS } from './map-colours.js';

const TIERS = ['central_kitchen', 'elder_canteen', 'meal_point'] as const;

/** What the colours of the map mean. */
export function MapLegend({ hasClusters }: { hasClusters: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="map-legend">
        {MINUTE_BANDS.map(({ upTo, colour }, at) => (
          <li key={upTo}>
            <span className="map-swatch" style={{ background: colour }} />
            {t('mealMap.upTo', { from: MINUTE_BANDS[at - 1]?.upTo ?? 0, to: upTo })}
          </li>
        ))}
        {TIERS.map((tier) => (
          <li key={tier}>
            <span className="map-dot" style={{ background: TIER_COLOURS[tier] }} />
            {t(`mealMap.tier.${tier}`)}
          </li>
        ))}
      </ul>
      <p className="map-note">
        {t('mealMap.outline')}
        {hasClusters && ` · ${t('mealMap.clusters')}`}
      </p>
    </>
  );
}
