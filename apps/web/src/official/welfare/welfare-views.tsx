import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { Account } from '../../api/contract.js';
import { useTowns } from '../../shared/use-towns.js';
import { useAddress } from '../books/use-address.js';

/** The way between open cases, closed ones, the roster and the figures. */
export function WelfareViews() {
  const { t } = useTranslation();
  return (
    <nav className="book-views" aria-label={t('welfare.views')}>
      <NavLink className="button" end to="/welfare">
        {t('welfare.board')}
      </NavLink>
      <NavLink className="button" to="/welfare/history">
        {t('welfare.history')}
      </NavLink>
      <NavLink className="button" to="/welfare/roster">
        {t('welfare.roster')}
      </NavLink>
      <NavLink className="button" to="/welfare/statistics">
        {t('welfare.statistics')}
      </NavLink>
    </nav>
  );
}

/** One town of the district, or all; who is of one town sees that. */
export function TownFilter({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const towns = useTowns().data?.items ?? [];
  if (account.role === 'town_official') return null;
  return (
    <label className="field welfare-town">
      <span>{t('welfare.town')}</span>
      <select
        className="input"
        value={params.get('townCode') ?? ''}
        onChange={({ target }) => choose('townCode', target.value)}
      >
        <option value="">{t('welfare.allTowns')}</option>
        {towns.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
