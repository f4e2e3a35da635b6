import { useTranslation } from 'react-i18next';
import type { Facility, ListedAccount, Town } from '../../api/contract.js';
import { StateTag } from '../../shared/state-tag.js';

/** The towns and places of the district, by which codes and ids get their names. */
export interface Places {
  readonly towns: readonly Town[];
  readonly facilities: readonly Facility[];
}

interface AccountTableProps {
  readonly accounts: readonly ListedAccount[];
  readonly places: Places;
  readonly selfId: string;
  readonly onOpen: (account: ListedAccount) => void;
}

export function AccountTable({ accounts, places, selfId, onOpen }: AccountTableProps) {
  const { t } = useTranslation();
  return (
    <div className="table-scroll account-table-frame" tabIndex={0} role="region" aria-label={t('page.accounts')}>
      <table className="account-table">
        <thead>
          <tr>
            <th scope="col">{t('accounts.name')}</th>
            <th scope="col">{t('accounts.login')}</th>
            <th scope="col">{t('accounts.role')}</th>
            <th scope="col">{t('accounts.place')}</th>
            <th scope="col">{t('accounts.state')}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id}>
              <th scope="row">
                <button
                  type="button"
                  className="account-open"
                  aria-label={t('accounts.edit', { name: account.displayName })}
                  onClick={() => onOpen(account)}
                >
                  {account.displayName}
                </button>
              </th>
              <td>{account.login}</td>
              <td>{t(`role.${account.role}`)}</td>
              <td>{placeName(account, places) ?? t('accounts.wholeDistrict')}</td>
              <td>
                <span className="account-states">
                  {account.id === selfId && <StateTag tone="quiet">{t('accounts.self')}</StateTag>}
                  {account.disabledAt !== null && <StateTag tone="danger">{t('accounts.disabled')}</StateTag>}
                  {account.mustChangePassword && <StateTag tone="warn">{t('accounts.mustChange')}</StateTag>}
                  {account.totpEnabledAt !== null && <StateTag tone="good">{t('accounts.totp')}</StateTag>}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function placeName({ scope }: ListedAccount, { towns, facilities }: Places): string | null {
  if (scope.facilityId !== null) return facilities.find(({ id }) => id === scope.facilityId)?.name ?? '…';
  if (scope.townCode !== null) return towns.find(({ code }) => code === scope.townCode)?.name ?? scope.townCode;
  return null;
}
