import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { moment } from '../../account/moment.js';
import type { Account } from '../../api/contract.js';
import { Money } from '../../shared/money.js';
import { MoreKey } from '../../shared/more-key.js';
import { usePages } from '../../shared/use-pages.js';
import { FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import type { DayMeal, DayMeals } from './books-contract.js';
import { BooksFailure } from './books-failure.js';
import { CorrectMealKey, type Told } from './correct-meal-key.js';
import { CorrectionTold } from './correction-told.js';

const PAGE = 100;
const CLOCK_AT = 11;

/** The settled meals of one day, with who carried each as corrected; officials correct them here. */
export function DayMealsPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const [told, setTold] = useState<Told | null>(null);
  const { facilityId = '', businessDate = '' } = useParams();
  const path = `/v1/days/${businessDate}/meals?facilityId=${facilityId}&limit=${PAGE}`;
  const query = usePages<DayMeals>({ path, key: ['books', 'meals', facilityId, businessDate] });
  const title = t('sheet.mealsOf', { day: businessDate });
  return (
    <>
      <PageHeader title={title}>
        <Link className="button" to={`/books/sheet?facilityId=${facilityId}&month=${businessDate.slice(0, 7)}`}>
          {t('sheet.back')}
        </Link>
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      <CorrectionTold told={told} />
      {query.data && (
        <MealTable
          account={account}
          meals={query.data.pages.flatMap((page) => page.items)}
          businessDate={businessDate}
          onTold={setTold}
        />
      )}
      <MoreKey query={query} label={t('sheet.more')} />
    </>
  );
}

interface MealTableProps {
  readonly account: Account;
  readonly meals: readonly DayMeal[];
  readonly businessDate: string;
  readonly onTold: (told: Told) => void;
}

/** Less what is above the cost, the parts of a row are the cost. */
function MealTable({ account, meals, businessDate, onTold }: MealTableProps) {
  const { t } = useTranslation();
  const may = account.role === 'town_official' || account.role === 'district_official';
  return (
    <section className="facts">
      <FactTable
        caption={t('sheet.mealsOf', { day: businessDate })}
        captionHidden
        none={t('sheet.noMeals')}
        head={[
          ...[t('sheet.time'), t('sheet.person'), t('sheet.tier'), t('sheet.ones.cost'), t('sheet.ones.elder')],
          ...[t('sheet.ones.government'), t('sheet.ones.donation'), t('sheet.ones.garden')],
          ...[t('sheet.ones.volunteer'), t('sheet.ones.unfunded'), t('ones.surplus'), t('sheet.corrections')],
          ...(may ? [t('correctMeal.key')] : []),
        ]}
        figures={[3, 4, 5, 6, 7, 8, 9, 10, 11]}
        rows={meals.map((meal) => ({
          id: meal.mealId,
          cells: [
            moment(meal.servedAt).slice(CLOCK_AT),
            meal.residentName ?? t('sheet.sale'),
            meal.tierCode ?? '',
            ...[meal.costFen, meal.elderPaidFen, meal.governmentFen, meal.donationFen].map((amountFen) => (
              <Money amountFen={amountFen} />
            )),
            ...[meal.gardenFen, meal.volunteerFen, meal.unfundedFen, meal.surplusFen].map((amountFen) => (
              <Money amountFen={amountFen} />
            )),
            meal.corrections,
            ...(may ? [<CorrectMealKey meal={meal} businessDate={businessDate} onTold={onTold} />] : []),
          ],
        }))}
      />
    </section>
  );
}
