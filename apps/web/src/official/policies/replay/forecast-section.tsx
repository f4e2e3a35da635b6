import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/request.js';
import { Money } from '../../../shared/money.js';
import { StateTag } from '../../../shared/state-tag.js';
import { BooksFailure } from '../../books/books-failure.js';
import { usePlaces } from '../../books/use-books.js';
import { FactTable } from '../../facilities/facts-section.js';
import type { Forecast } from './replay-contract.js';

const TONES = { none: 'good', will_run_out: 'warn', overspent: 'danger' } as const;

/** What the versions tried would do to this year's budgets, month by month. */
export function ForecastSection({ replayId }: { replayId: string }) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const query = useQuery({
    queryKey: ['replays', replayId, 'forecast'],
    queryFn: ({ signal }) => request<Forecast>(`/v1/policy-forecasts/${replayId}`, { signal }),
  });
  const months = [...new Set((query.data?.items ?? []).flatMap(({ months: of }) => of.map(({ month }) => month)))];
  return (
    <section className="facts">
      <h2>{t('replay.forecast')}</h2>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && (
        <>
          <p className="facts-none">{t('replay.forecastText', { day: query.data.asOf, from: query.data.firstDay })}</p>
          <FactTable
            caption={t('replay.forecast')}
            captionHidden
            none={t('replay.nothing')}
            head={[
              ...[t('policies.funder'), t('replay.budget'), t('replay.used')],
              ...months.map((month) => t('replay.monthBeforeAfter', { month })),
              ...[t('replay.expectedBefore'), t('replay.expectedAfter'), t('replay.lasts')],
            ]}
            figures={Array.from({ length: months.length + 4 }, (_, at) => at + 1)}
            rows={query.data.items.map((one) => ({
              id: `${one.funder} ${one.townCode}`,
              cells: [
                one.townCode === null ? t(`policies.funderName.${one.funder}`) : nameOf(one.townCode),
                one.budgetFen === null ? t('replay.noBudget') : <Money amountFen={one.budgetFen} />,
                <Money amountFen={one.usedFen} />,
                ...months.map((month) => {
                  const of = one.months.find((found) => found.month === month);
                  return (
                    <span key={month}>
                      <Money amountFen={of?.beforeFen ?? 0} /> → <Money amountFen={of?.afterFen ?? 0} />
                    </span>
                  );
                }),
                <Money amountFen={one.expectedBeforeFen} />,
                <Money amountFen={one.expectedAfterFen} />,
                one.budgetFen === null ? (
                  ''
                ) : (
                  <StateTag tone={TONES[one.warning]}>{t(`replay.warnings.${one.warning}`)}</StateTag>
                ),
              ],
            }))}
          />
        </>
      )}
    </section>
  );
}
