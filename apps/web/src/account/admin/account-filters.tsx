import { useTranslation } from 'react-i18next';
import type { ListedAccount, Role, Town } from '../../api/contract.js';
import { ROLES } from './roles.js';

/** Which accounts are shown; an empty text is any. */
export interface AccountFilter {
  readonly text: string;
  readonly role: Role | '';
  readonly townCode: string;
  readonly state: 'enabled' | 'disabled' | '';
}

export const ANY: AccountFilter = { text: '', role: '', townCode: '', state: '' };

export function passes({ text, role, townCode, state }: AccountFilter, account: ListedAccount): boolean {
  const words = `${account.login} ${account.displayName}`.toLowerCase();
  return (
    words.includes(text.trim().toLowerCase()) &&
    (role === '' || account.role === role) &&
    (townCode === '' || account.scope.townCode === townCode) &&
    (state === '' || (account.disabledAt === null) === (state === 'enabled'))
  );
}

interface AccountFiltersProps {
  readonly filter: AccountFilter;
  readonly towns: readonly Town[];
  readonly onFilter: (filter: AccountFilter) => void;
}

export function AccountFilters({ filter, towns, onFilter }: AccountFiltersProps) {
  const { t } = useTranslation();
  return (
    <div className="account-filters" role="search">
      <label className="field">
        <span>{t('accounts.find')}</span>
        <input
          className="input"
          type="search"
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        />
      </label>
      <label className="field">
        <span>{t('accounts.role')}</span>
        <select
          className="input"
          value={filter.role}
          onChange={(event) => onFilter({ ...filter, role: event.target.value as Role | '' })}
        >
          <option value="">{t('accounts.anyRole')}</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('accounts.town')}</span>
        <select
          className="input"
          value={filter.townCode}
          onChange={(event) => onFilter({ ...filter, townCode: event.target.value })}
        >
          <option value="">{t('accounts.anyTown')}</option>
          {towns.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('accounts.state')}</span>
        <select
          className="input"
          value={filter.state}
          onChange={(event) => onFilter({ ...filter, state: event.target.value as AccountFilter['state'] })}
        >
          <option value="">{t('accounts.anyState')}</option>
          <option value="enabled">{t('accounts.enabled')}</option>
          <option value="disabled">{t('accounts.disabled')}</option>
        </select>
      </label>
    </div>
  );
}
