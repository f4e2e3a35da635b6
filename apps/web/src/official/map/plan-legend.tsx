import { useTranslation } from 'react-i18next';
import { GAINED_COLOUR } from '../../map/map-colours.js';

/** What a plan looks like on the map. */
export function PlanLegend() {
  const { t } = useTranslation();
  return (
    <ul className="map-legend">
      <li>
        <span className="map-swatch" style={{ background: GAINED_COLOUR }} />
        {t('coverage.plan.legendGained')}
      </li>
      <li>
        <span className="map-swatch map-swatch-lost" />
        {t('coverage.plan.legendLost')}
      </li>
    </ul>
  );
}
