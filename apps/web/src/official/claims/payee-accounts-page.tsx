import { businessDateAt } from '@nuancan/kernel';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { FormKey } from '../../shared/form-key.js';
import { MoreKey } from '../../shared/more-key.js';
import { randomUuid } from '../../shared/random-uuid.js';
import { usePages } from '../../shared/use-pages.js';
import { BooksFailure } from '../books/books-failure.js';
import { usePlaces } from '../books/use-books.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import { ClaimViews } from './claim-views.js';
import type { PayeeAccount, PayeeAccounts } from './claims-contract.js';
import { useWho } from './use-who.js';

const PAGE = 200;
const LINE_LONGEST = 100;
const NUMBER_LONGEST = 40;
const REASON_LONGEST = 500;
const REFRESH = ['claims'];

/** 收款账户: where organisations are paid; one official enters it, another one confirms it. */
export function PayeeAccountsPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const query = usePages<PayeeAccounts>({
    path: `/v1/payee-accounts?limit=${PAGE}`,
    key: ['claims', 'payee-accounts'],
  });
  const accounts = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHeader title={t('payees.list')}>
        <ClaimViews />
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && (
        <section className="facts" aria-label={t('payees.list')}>
          {account.role === 'district_official' && (
            <header>
              <AddKey key={accounts.length} />
            </header>
          )}
          <AccountTable account={account} accounts={accounts} busy={query.isFetching} />
        </section>
      )}
      <MoreKey query={query} label={t('claims.more')} />
    </>
  );
}

/** One client id for each account that is entered: pressing again after an answer that did not come enters nothing twice. */
function AddKey() {
  const { t } = useTranslation();
  const { organisations } = usePlaces();
  const clientId = useMemo(() => randomUuid(), []);
  return (
    <FormKey
      label={t('payees.add')}
      refresh={REFRESH}
      form={{
        ...{ title: t('payees.add'), note: t('payees.addNote'), method: 'POST', path: '/v1/payee-accounts' },
        body: (values) => ({ ...values, clientId }),
        fields: [
          {
            ...{ kind: 'choice', name: 'organisationId', label: t('payees.organisation') },
            options: organisations.map(({ id, name }) => ({ value: id, label: name })),
          },
          { kind: 'text', name: 'accountName', label: t('payees.accountName'), longest: LINE_LONGEST },
          { kind: 'text', name: 'bankName', label: t('payees.bank'), longest: LINE_LONGEST },
          { kind: 'text', name: 'accountNumber', label: t('payees.number'), longest: NUMBER_LONGEST },
          { kind: 'date', name: 'validFrom', label: t('payees.validFrom'), start: businessDateAt(new Date()) },
        ],
      }}
    />
  );
}

interface AccountTableProps {
  readonly account: Account;
  readonly accounts: readonly PayeeAccount[];
  readonly busy: boolean;
}

function AccountTable({ account, accounts, busy }: AccountTableProps) {
  const { t } = useTranslation();
  const who = useWho(account);
  const mayDecide = ({ state, proposedBy }: PayeeAccount): boolean =>
    account.role === 'district_official' && state === 'waiting' && proposedBy !== account.id;
  return (
    <LazyTable
      caption={t('payees.list')}
      none={t('payees.none')}
      busy={busy}
      columns={[
        { title: t('payees.organisation') },
        { title: t('payees.accountName') },
        { title: t('payees.bank') },
        { title: t('payees.number'), whole: true },
        { title: t('payees.validFrom'), whole: true },
        { title: t('payees.state') },
        { title: t('payees.by') },
        { title: '' },
      ]}
      rows={accounts.map((one) => ({
        key: one.payeeAccountId,
        cells: [
          one.organisationName,
          one.accountName,
          one.bankName,
          one.accountNumber,
          one.validFrom,
          <div className="claim-cell">
            <span>{t(`payees.stateOf.${one.state}`)}</span>
            {one.inForce && <strong>{t('payees.inForce')}</strong>}
            {one.reason !== null && <small>{one.reason}</small>}
          </div>,
          who(one.proposedBy),
          mayDecide(one) ? <DecideKeys one={one} /> : '',
        ],
      }))}
    />
  );
}

function DecideKeys({ one }: { one: PayeeAccount }) {
  const { t } = useTranslation();
  const path = `/v1/payee-accounts/${one.payeeAccountId}/decision`;
  const title = (what: string): string => `${what} · ${one.organisationName} ${one.bankName}`;
  return (
    <>
      <FormKey
        label={t('payees.confirm')}
        refresh={REFRESH}
        form={{
          ...{ title: title(t('payees.confirm')), note: t('payees.confirmNote', { number: one.accountNumber }) },
          ...{ method: 'POST', path, fields: [], body: () => ({ decision: 'confirmed' }) },
        }}
      />
      <FormKey
        label={t('payees.reject')}
        refresh={REFRESH}
        form={{
          ...{ title: title(t('payees.reject')), method: 'POST', path },
          fields: [{ kind: 'text', name: 'reason', label: t('payees.reason'), longest: REASON_LONGEST }],
          body: (values) => ({ ...values, decision: 'rejected' }),
        }}
      />
    </>
  );
}
