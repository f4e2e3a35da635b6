import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

/** The way between the list of grants and the rules and grades that they follow. */
export function GrantViews() {
  const { t } = useTranslation();
  return (
    <nav className="book-views" aria-label={t('grantDesk.views')}>
      <NavLink className="button" end to="/grants">
        {t('grantDesk.list')}
      </NavLink>
      <NavLink className="button" to="/grants/rules">
        {t('grantDesk.rules')}
      </NavLink>
      <NavLink className="button" to="/grants/grades">
        {t('grantDesk.grades')}
      </NavLink>
    </nav>
  );
}
