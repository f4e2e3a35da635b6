import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

const VIEWS = [
  ['/meal-map', 'overview'],
  ['/meal-map/months', 'byMonth'],
  ['/meal-map/scenarios', 'scenarios'],
  ['/meal-map/sitings', 'sitings'],
  ['/meal-map/networks', 'networks'],
] as const;

/** The way between the map and what is planned and drawn on it. */
export function MapViews() {
  const { t } = useTranslation();
  return (
    <nav className="book-views" aria-label={t('coverage.views')}>
      {VIEWS.map(([path, name]) => (
        <NavLink key={path} className="button" end={name === 'overview'} to={path}>
          {t(`coverage.${name}`)}
        </NavLink>
      ))}
    </nav>
  );
}
