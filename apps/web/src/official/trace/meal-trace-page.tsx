import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { moment } from '../../account/moment.js';
import type { Slot } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { Money } from '../../shared/money.js';
import { BooksFailure } from '../books/books-failure.js';
import { useChart } from '../books/use-books.js';
import { useTierNames } from '../claims/use-tier-names.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import { FactsList } from './facts-list.js';
import { MealClaims } from './meal-claims.js';
import { personOf } from './person-of.js';
import type { MealTrace } from './trace-contract.js';

/** From one meal to what settled it, what claimed it, who paid it and how it was booked. */
export function MealTracePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const day = params.get('businessDate');
  const query = useQuery({
    queryKey: ['trace', 'meal', id, day],
    queryFn: ({ signal }) =>
      request<MealTrace>(`/v1/trace/meals/${id}${day === null ? '' : `?businessDate=${day}`}`, { signal }),
  });
  const meal = query.data;
  const title = meal
    ? t('trace.mealTitle', { day: meal.businessDate, slot: t(`slot.${meal.slot as Slot}`) })
    : t('trace.meal');
  return (
    <>
      <PageHeader title={title}>
        <Link className="button" to="/trace">
          ← {t('trace.back')}
        </Link>
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!meal && query.error === null && <p role="status">{t('district.loading')}</p>}
      {meal && (
        <>
          <MealFacts meal={meal} />
          <Settlement meal={meal} />
          <Corrections corrections={meal.corrections} />
          <MealClaims meal={meal} />
          <Entries entries={meal.entries} />
        </>
      )}
    </>
  );
}

function MealFacts({ meal }: { meal: MealTrace }) {
  const { t } = useTranslation();
  const tierName = useTierNames([meal]);
  const tier = meal.tierCode === null ? '' : ` · ${tierName(meal.tierCode)}`;
  const recorded = `${moment(meal.recordedAt)}${meal.offline ? ` · ${t('trace.offline')}` : ''}`;
  return (
    <section className="facts" aria-label={t('trace.meal')}>
      <header>
        <h2>{t('trace.meal')}</h2>
        {meal.voidedAt !== null && <span className="claim-warn">{t('trace.voided')}</span>}
      </header>
      <FactsList
        facts={[
          [t('trace.person'), meal.residentName ?? '—'],
          [t('trace.place'), meal.facilityName ?? t('legs.otherTown')],
          [t('trace.servedAt'), moment(meal.servedAt)],
          [t('trace.recordedAt'), recorded],
          [t('trace.logged'), personOf(meal.accountId, meal.accountName)],
          [t('trace.till'), <span className="claim-hash">{meal.deviceId}</span>],
          [t('trace.policy'), meal.policyCode === null ? '—' : `${meal.policyCode} v${meal.policyVersion}${tier}`],
          [t('trace.price'), <Money amountFen={meal.priceFen} />],
          [t('trace.elderPaid'), <Money amountFen={meal.elderPaidFen} />],
          [t('trace.government'), <Money amountFen={meal.governmentFen} />],
        ]}
      />
    </section>
  );
}

function Settlement({ meal: { settlement } }: { meal: MealTrace }) {
  const { t } = useTranslation();
  return (
    <section className="facts" aria-label={t('trace.settlement')}>
      <header>
        <h2>{t('trace.settlement')}</h2>
      </header>
      {settlement === null ? (
        <p className="facts-none">{t('trace.notSettled')}</p>
      ) : (
        <>
          <p>
            {t('trace.proofOf', { round: settlement.round, no: settlement.chainNo ?? '—' })}
            {settlement.closedAt !== null &&
              ` · ${t('trace.closed')} ${personOf(settlement.closedBy, settlement.closedByName)} ${moment(settlement.closedAt)}`}
          </p>
          <div className="claim-prints">
            <p>
              {t('trace.rowHash')} {settlement.rowHash}
            </p>
            {settlement.dayHash !== null && (
              <p>
                {t('trace.dayHash')} {settlement.dayHash}
              </p>
            )}
          </div>
        </>
      )}
    </section>
  );
}

function Corrections({ corrections }: { corrections: MealTrace['corrections'] }) {
  const { t } = useTranslation();
  if (corrections.length === 0) return null;
  return (
    <section className="facts">
      <header>
        <h2>{t('trace.corrections')}</h2>
      </header>
      <LazyTable
        caption={t('trace.corrections')}
        none={t('trace.noCorrections')}
        columns={[
          { title: t('trace.bookedDate'), whole: true },
          { title: t('trace.reason') },
          { title: t('trace.by') },
          { title: t('trace.government'), figure: true },
        ]}
        rows={corrections.map((correction) => ({
          key: correction.correctionId,
          cells: [
            correction.bookedDate,
            correction.reason,
            personOf(correction.accountId, correction.accountName),
            <Money amountFen={correction.governmentFen} />,
          ],
        }))}
      />
    </section>
  );
}

function Entries({ entries }: { entries: MealTrace['entries'] }) {
  const { t } = useTranslation();
  const { entryName } = useChart();
  return (
    <section className="facts">
      <header>
        <h2>{t('trace.entries')}</h2>
      </header>
      <LazyTable
        caption={t('trace.entries')}
        none={t('trace.noEntries')}
        columns={[
          { title: t('trace.paidOn'), whole: true },
          { title: t('trace.kind') },
          { title: t('trace.month'), whole: true },
          { title: t('trace.key') },
        ]}
        rows={entries.map((entry) => ({
          key: entry.entryId,
          cells: [
            entry.businessDate,
            <Link to={`/books/entries/${entry.entryId}`}>{entryName(entry.kind)}</Link>,
            entry.bookedMonth,
            <span className="claim-hash">{entry.businessKey}</span>,
          ],
        }))}
      />
    </section>
  );
}
