import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { Money } from '../../../shared/money.js';
import { MoreKey } from '../../../shared/more-key.js';
import { StateTag } from '../../../shared/state-tag.js';
import { usePages } from '../../../shared/use-pages.js';
import { BooksFailure } from '../../books/books-failure.js';
import { FactTable } from '../../facilities/facts-section.js';
import { PageHeader } from '../../shell/page-header.js';
import type { ReplayMeals, ReplaySide } from './replay-contract.js';

const PAGE = 100;
const SLOTS = ['breakfast', 'lunch', 'dinner'] as const;

/** The meals behind a figure of a replay; nobody's name in clear. */
export function ReplayMealsPage() {
  const { t } = useTranslation();
  const { replayId = '' } = useParams();
  const [params] = useSearchParams();
  const filter = params.toString();
  const path = `/v1/replays/${replayId}/meals?limit=${PAGE}${filter === '' ? '' : `&${filter}`}`;
  const query = usePages<ReplayMeals>({ path, key: ['replays', replayId, 'meals', filter] });
  return (
    <>
      <PageHeader title={t('replay.mealsTitle')}>
        <Link className="button" to={`/policies/replays/${replayId}`}>
          ← {t('replay.back')}
        </Link>
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && (
        <section className="facts">
          <MealTable meals={query.data.pages.flatMap((page) => page.items)} />
        </section>
      )}
      <MoreKey query={query} label={t('replay.more')} />
    </>
  );
}

function MealTable({ meals }: { meals: ReplayMeals['items'] }) {
  const { t } = useTranslation();
  return (
    <FactTable
      caption={t('replay.mealsTitle')}
      captionHidden
      none={t('replay.noMeals')}
      head={[
        ...[
          t('replay.day'),
          t('replay.person'),
          t('replay.place'),
          t('replay.price'),
          t('replay.elderBefore'),
          t('replay.elderAfter'),
        ],
        ...[t('replay.governmentBefore'), t('replay.governmentAfter'), t('replay.state')],
      ]}
      figures={[3, 4, 5, 6, 7]}
      rows={meals.map((meal) => ({
        id: meal.mealId,
        cells: [
          `${meal.businessDate} ${t(`slot.${SLOTS.find((slot) => slot === meal.slot) ?? 'lunch'}`)}`,
          meal.residentName,
          meal.facilityName,
          <Money amountFen={meal.priceFen} />,
          <Money amountFen={meal.before.elderDueFen} />,
          <Money amountFen={meal.after.elderDueFen} />,
          <Money amountFen={governmentOf(meal.before)} />,
          <Money amountFen={governmentOf(meal.after)} />,
          <StateTag tone={meal.changed ? 'warn' : 'quiet'}>
            {t(
              `replay.mealStates.${meal.corrected ? 'corrected' : (meal.leftAs ?? (meal.changed ? 'changed' : 'same'))}`,
            )}
          </StateTag>,
        ],
      }))}
    />
  );
}

function governmentOf({ provinceFen, cityFen, districtFen, townFen }: ReplaySide): number {
  return provinceFen + cityFen + districtFen + townFen;
}
