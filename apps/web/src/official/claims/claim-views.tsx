import './budget-texts.js';
import './clawback-texts.js';
import './payee-texts.js';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

/** The way between the inbox, the payments, the arrears, what is taken back, the payees' accounts and the budgets. */
export function ClaimViews() {
  const { t } = useTranslation();
  return (
    <nav className="book-views" aria-label={t('claims.views')}>
      <NavLink className="button" end to="/claims">
        {t('claims.inbox')}
      </NavLink>
      <NavLink className="button" end to="/claims/legs">
        {t('legs.list')}
      </NavLink>
      <NavLink className="button" to="/claims/arrears">
        {t('legs.arrears')}
      </NavLink>
      <NavLink className="button" to="/claims/clawbacks">
        {t('clawbacks.list')}
      </NavLink>
      <NavLink className="button" to="/claims/accounts">
        {t('payees.list')}
      </NavLink>
      <NavLink className="button" to="/claims/budgets">
        {t('budgets.list')}
      </NavLink>
    </nav>
  );
}
