import './budget-texts.js';
import { businessDateAt } from '@nuancan/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { EmptyState } from '../../shared/empty-state.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field, FormBody } from '../../shared/form-values.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { yuan } from '../../shared/yuan.js';
import { BooksFailure } from '../books/books-failure.js';
import { useAddress } from '../books/use-address.js';
import { usePlaces } from '../books/use-books.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import { ClaimViews } from './claim-views.js';
import type { Budget, BudgetList } from './claims-contract.js';

const YEARS_BACK = 3;
const REASON_LONGEST = 500;
const FUNDERS = ['province', 'city', 'district', 'town'] as const;
const TONES = { none: 'good', will_run_out: 'warn', overspent: 'danger' } as const;

/** 预算: what each funder set aside for a year, what was used of it, and whether it lasts. */
export function BudgetsPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const thisYear = Number(businessDateAt(new Date()).slice(0, 4));
  const year = Number(params.get('year') ?? thisYear);
  const query = useQuery({
    queryKey: ['claims', 'budgets', year],
    queryFn: ({ signal }) => request<BudgetList>(`/v1/budgets?year=${year}`, { signal }),
  });
  const years = Array.from({ length: YEARS_BACK + 2 }, (_, at) => thisYear + 1 - at);
  return (
    <>
      <PageHeader title={t('budgets.list')}>
        <ClaimViews />
        {account.role === 'district_official' && query.data && <SetBudget year={year} budgets={query.data.items} />}
      </PageHeader>
      <div>
        <label className="field">
          <span>{t('budgets.year')}</span>
          <select className="input" value={year} onChange={(event) => choose('year', event.target.value)}>
            {years.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </div>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data?.items.length === 0 && (
        <EmptyState title={t('budgets.none')}>
          <p>{t('budgets.noneText')}</p>
        </EmptyState>
      )}
      {query.data && query.data.items.length > 0 && <BudgetTable list={query.data} busy={query.isFetching} />}
    </>
  );
}

function BudgetTable({ list: { asOf, items }, busy }: { list: BudgetList; busy: boolean }) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const place = ({ funder, townCode }: Budget): string => {
    if (townCode === null) return t('budgets.district');
    return funder === 'town' ? nameOf(townCode) : t('budgets.ofTown', { town: nameOf(townCode) });
  };
  return (
    <section className="facts">
      <p className="facts-none">{t('budgets.asOf', { day: asOf })}</p>
      <LazyTable
        caption={t('budgets.list')}
        none={t('budgets.none')}
        busy={busy}
        columns={[
          { title: t('budgets.funder'), sortable: true },
          { title: t('budgets.scope'), sortable: true },
          { title: t('budgets.amount'), figure: true, sortable: true },
          { title: t('budgets.used'), figure: true, sortable: true },
          { title: t('budgets.share'), figure: true, sortable: true },
          { title: t('budgets.paid'), figure: true, sortable: true },
          { title: t('budgets.expected'), figure: true, sortable: true },
          { title: t('budgets.warning') },
        ]}
        rows={items.map((budget) => ({
          key: `${budget.funder} ${budget.townCode}`,
          order: [
            ...[
              t(`claims.funderOf.${budget.funder}`),
              place(budget),
              budget.amountFen,
              budget.usedFen,
              shareOf(budget),
            ],
            ...[budget.paidFen, budget.expectedFen, 0],
          ],
          cells: [
            t(`claims.funderOf.${budget.funder}`),
            place(budget),
            <Money amountFen={budget.amountFen} />,
            <Money amountFen={budget.usedFen} />,
            `${(100 * shareOf(budget)).toFixed(1)} %`,
            <Money amountFen={budget.paidFen} />,
            <div className="claim-cell">
              <Money amountFen={budget.expectedFen} />
              <small>{t('budgets.between', { low: yuan(budget.lowFen), high: yuan(budget.highFen) })}</small>
            </div>,
            <div className="claim-cell">
              <StateTag tone={TONES[budget.warning]}>{t(`budgets.of.${budget.warning}`)}</StateTag>
              {budget.emptyOn !== null && <small>{t('budgets.emptyOn', { day: budget.emptyOn })}</small>}
            </div>,
          ],
        }))}
      />
    </section>
  );
}

function SetBudget({ year, budgets }: { year: number; budgets: readonly Budget[] }) {
  const { t } = useTranslation();
  const { towns } = usePlaces();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const save = async (body: FormBody): Promise<void> => {
    const same = budgets.find(
      ({ funder, townCode }) => funder === body['funder'] && townCode === (body['townCode'] ?? null),
    );
    const saved = await request<BudgetList>('/v1/budgets', {
      method: 'POST',
      body: { ...body, year, version: same?.version ?? 0 },
    });
    client.setQueryData(['claims', 'budgets', year], saved);
  };
  const fields: Field[] = [
    {
      ...{ kind: 'choice', name: 'funder', label: t('budgets.funder') },
      options: FUNDERS.map((funder) => ({ value: funder, label: t(`claims.funderOf.${funder}`) })),
    },
    {
      ...{ kind: 'choice', name: 'townCode', label: t('budgets.town'), optional: true },
      options: towns.map(({ code, name }) => ({ value: code, label: name })),
    },
    { kind: 'money', name: 'amountFen', label: t('budgets.amount'), most: 'month' },
    { kind: 'text', name: 'reason', label: t('budgets.reason'), longest: REASON_LONGEST, optional: true },
  ];
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('budgets.set')}
      </button>
      {open && (
        <FormDialog
          title={`${t('budgets.set')} · ${year}`}
          note={t('budgets.setNote')}
          fields={fields}
          submit={t('form.save')}
          onSubmit={save}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function shareOf({ usedFen, amountFen }: Budget): number {
  return amountFen === 0 ? Number(usedFen > 0) : usedFen / amountFen;
}
