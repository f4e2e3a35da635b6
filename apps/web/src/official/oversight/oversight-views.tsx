import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

/** The way between inspections, complaints, their statistics and the settings. */
export function OversightViews() {
  const { t } = useTranslation();
  return (
    <nav className="book-views" aria-label={t('oversight.views')}>
      <NavLink className="button" end to="/oversight">
        {t('oversight.inspections')}
      </NavLink>
      <NavLink className="button" to="/oversight/complaints">
        {t('oversight.complaints')}
      </NavLink>
      <NavLink className="button" to="/oversight/statistics">
        {t('oversight.statistics')}
      </NavLink>
      <NavLink className="button" to="/oversight/settings">
        {t('oversight.settings')}
      </NavLink>
    </nav>
  );
}
