import './late-meal-texts.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { FormDialog } from '../../shared/form-dialog.js';
import { Money } from '../../shared/money.js';
import { MoreKey } from '../../shared/more-key.js';
import { usePages } from '../../shared/use-pages.js';
import { yuan } from '../../shared/yuan.js';
import { BooksFailure } from '../books/books-failure.js';
import type { DataRow } from '../table/data-rows.js';
import { LazyTable } from '../table/lazy-table.js';
import type { Claim, LateMeal, LateMeals } from './claims-contract.js';
import type { ClaimDesk } from './use-claim.js';

const PAGE = 100;
const REASON_LONGEST = 500;
const OPEN_FOR = {
  town_official: ['draft', 'submitted', 'town_review', 'returned'],
  district_official: ['draft', 'submitted', 'town_review', 'district_review', 'returned'],
} as const;

interface LateMealsProps {
  readonly account: Account;
  readonly claim: Claim;
  readonly desk: ClaimDesk;
}

/** 超期补报: what came too long after its month was claimed, and the key that puts it into this claim all the same. */
export function LateMealsSection(props: LateMealsProps) {
  const { claim } = props;
  const included = claim.transitions.some(({ action }) => action === 'include');
  return claim.lateMeals > 0 || included ? <LateMealsList {...props} /> : null;
}

function LateMealsList({ account, claim, desk }: LateMealsProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = usePages<LateMeals>({
    path: `/v1/claims/${claim.claimId}/late-meals?limit=${PAGE}`,
    key: ['claims', 'late-meals', claim.claimId, claim.step],
  });
  const meals = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const states: readonly string[] =
    account.role === 'town_official' || account.role === 'district_official' ? OPEN_FOR[account.role] : [];
  const may = states.includes(claim.state);
  const picked = meals.filter((meal) => meal.includedInClaimId === null && chosen.includes(meal.mealId));
  return (
    <section className="facts" aria-label={t('lateMeals.title')}>
      <header>
        <h2>{t('lateMeals.title')}</h2>
        {may && picked.length > 0 && (
          <IncludeKey claim={claim} desk={desk} picked={picked} onDone={() => setChosen([])} />
        )}
      </header>
      <p className={claim.lateMeals > 0 ? 'claim-warn' : 'facts-none'}>
        {claim.lateMeals > 0
          ? t('lateMeals.told', { count: claim.lateMeals, amount: yuan(claim.lateFen) })
          : t('lateMeals.toldNone')}
      </p>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      <MealTable meals={meals} busy={query.isFetching} {...(may && { picked, onChoose: setChosen })} />
      <MoreKey query={query} label={t('claims.more')} />
    </section>
  );
}

interface MealTableProps {
  readonly meals: readonly LateMeal[];
  readonly busy: boolean;
  readonly picked?: readonly LateMeal[];
  readonly onChoose?: (keys: readonly string[]) => void;
}

function MealTable({ meals, busy, picked = [], onChoose }: MealTableProps) {
  const { t } = useTranslation();
  const rowOf = (meal: LateMeal): DataRow => ({
    key: meal.mealId,
    ...(onChoose &&
      meal.includedInClaimId === null && { chooseLabel: t('lateMeals.choose', { day: meal.businessDate }) }),
    cells: [
      meal.businessDate,
      meal.residentName ?? '',
      <>
        {meal.recordedOn} <small>{t('lateMeals.late', { late: meal.lateDays, limit: meal.limitDays })}</small>
      </>,
      meal.setAsideMonth,
      <>
        {meal.includedInMonth === null ? t('lateMeals.out') : t('lateMeals.into', { month: meal.includedInMonth })}{' '}
        {meal.includedReason !== null && <small>{meal.includedReason}</small>}
      </>,
      <Money amountFen={meal.governmentFen} />,
    ],
  });
  return (
    <LazyTable
      caption={t('lateMeals.title')}
      none={t('lateMeals.toldNone')}
      busy={busy}
      columns={[
        { title: t('lateMeals.day'), whole: true },
        { title: t('lateMeals.person'), whole: true },
        { title: t('lateMeals.recordedOn') },
        { title: t('lateMeals.from'), whole: true },
        { title: t('lateMeals.state') },
        { title: t('claims.government'), figure: true },
      ]}
      rows={meals.map(rowOf)}
      {...(onChoose &&
        meals.some(({ includedInClaimId }) => includedInClaimId === null) && {
          selection: {
            keys: picked.map(({ mealId }) => mealId),
            allLabel: t('lateMeals.chooseAll'),
            onChange: onChoose,
          },
        })}
    />
  );
}

interface IncludeKeyProps extends Omit<LateMealsProps, 'account'> {
  readonly picked: readonly LateMeal[];
  readonly onDone: () => void;
}

function IncludeKey({ claim, desk, picked, onDone }: IncludeKeyProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const sum = picked.reduce((total, { governmentFen }) => total + governmentFen, 0);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('lateMeals.include')}
      </button>
      {open && (
        <FormDialog
          title={`${t('lateMeals.include')} · ${claim.facilityName} ${claim.month}`}
          note={t('lateMeals.includeNote', { count: picked.length, amount: yuan(sum) })}
          fields={[{ kind: 'text', name: 'reason', label: t('claims.reason'), longest: REASON_LONGEST }]}
          submit={t('lateMeals.include')}
          onSubmit={async (values) => {
            const mealIds = picked.map(({ mealId }) => mealId);
            await desk.send('late-meals', { ...values, mealIds, step: claim.step });
            onDone();
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
