import '../../i18n/account-texts.js';
import '../account-forms.css';
import './accounts.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedAccount } from '../../api/contract.js';
import type { OfficialPageProps } from '../../official/official-page.js';
import { PageHeader } from '../../official/shell/page-header.js';
import { describeError } from '../../shared/describe-error.js';
import { EmptyState } from '../../shared/empty-state.js';
import { ErrorState } from '../../shared/error-state.js';
import { AccountDialog } from './account-dialog.js';
import { AccountFilters, ANY, passes, type AccountFilter } from './account-filters.js';
import { AccountTable } from './account-table.js';
import { NewAccountDialog } from './new-account-dialog.js';
import { useAccounts, usePlaces } from './use-accounts.js';

/** 账号管理: the accounts of an administrator's district. */
export function AccountsPage({ account: self }: OfficialPageProps) {
  const { t, i18n } = useTranslation();
  const { accounts, error, reload } = useAccounts();
  const places = usePlaces();
  const [filter, setFilter] = useState<AccountFilter>(ANY);
  const [open, setOpen] = useState<'new' | string | null>(null);
  const shown = (accounts ?? []).filter((account) => passes(filter, account));
  const opened = accounts?.find(({ id }) => id === open);
  const close = (): void => setOpen(null);
  // Its owner may have changed it since: an edit is to begin on what it is now.
  const openFresh = ({ id }: ListedAccount): void => void reload().then(() => setOpen(id));
  return (
    <>
      <PageHeader title={t('page.accounts')}>
        <button type="button" className="button button-main" onClick={() => setOpen('new')}>
          {t('accounts.create')}
        </button>
      </PageHeader>
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('district.noAnswer') })}
          kept={t('accounts.failedKept')}
          todo={t('accounts.failedTodo')}
        >
          <button type="button" className="button" onClick={() => void reload()}>
            {t('shell.reload')}
          </button>
        </ErrorState>
      )}
      {accounts === null && error === null && <p role="status">{t('accounts.loading')}</p>}
      {accounts !== null && (
        <>
          <AccountFilters filter={filter} towns={places.towns} onFilter={setFilter} />
          <p role="status">{t('accounts.count', { shown: shown.length, all: accounts.length })}</p>
          {shown.length > 0 ? (
            <AccountTable accounts={shown} places={places} selfId={self.id} onOpen={openFresh} />
          ) : (
            <EmptyState title={t('accounts.none')}>
              <p>{t('accounts.noneText')}</p>
            </EmptyState>
          )}
        </>
      )}
      {open === 'new' && <NewAccountDialog places={places} onChanged={reload} onClose={close} />}
      {opened && (
        <AccountDialog
          key={`${opened.id} ${opened.version}`}
          account={opened}
          places={places}
          isSelf={opened.id === self.id}
          onChanged={reload}
          onClose={close}
        />
      )}
    </>
  );
}
