import './district.css';
import { addDays, businessDateAt, isBusinessDate } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { describeError } from '../../shared/describe-error.js';
import { EmptyState } from '../../shared/empty-state.js';
import { ErrorState } from '../../shared/error-state.js';
import type { OfficialPageProps } from '../official-page.js';
import { PageHeader } from '../shell/page-header.js';
import { DayFigures } from './day-figures.js';
import { DayTools } from './day-tools.js';
import { OnesTable } from './ones-table.js';
import { useDistrictDay } from './use-district-day.js';

/**
 * 今日全区: who carries the meals of a day, by town and by place. Day and town stand in the address, so that going
 * back, reloading and passing it on work.
 */
export function DistrictDayPage({ account }: OfficialPageProps) {
  const { t, i18n } = useTranslation();
  const [params, setParams] = useSearchParams();
  const today = businessDateAt(new Date());
  const date = dateOf(params.get('date'), today);
  const ownTown = account.scope.townCode;
  const askedTown = params.get('town');
  const townCode = ownTown === null || askedTown === ownTown ? askedTown : null;
  const { day, error, fetching, refresh } = useDistrictDay({ date, townCode, ownTown });
  const show = (next: { date: string; town: string | null }): void =>
    setParams({ ...(next.date !== today && { date: next.date }), ...(next.town !== null && { town: next.town }) });
  const pageTitle = t(`district.title${ownTown === null ? '' : 'Town'}${date === today ? '' : 'On'}`);
  return (
    <>
      <PageHeader title={pageTitle}>
        <DayTools
          {...{ date, today, fetching, refresh }}
          asOf={day?.asOf ?? null}
          onDate={(next) => isBusinessDate(next) && next <= today && show({ date: next, town: townCode })}
        />
      </PageHeader>
      <div className="district" aria-busy={fetching}>
        {error !== null && (
          <ErrorState
            happened={describeError(error, { language: i18n.language, noAnswer: t('district.noAnswer') })}
            kept={t('district.failedKept')}
            todo={t('district.failedTodo')}
          />
        )}
        {townCode !== null && (
          <button type="button" className="button district-back" onClick={() => show({ date, town: null })}>
            ← {t('district.back')}
          </button>
        )}
        {day && <DayFigures day={day} title={day.townName ?? pageTitle} />}
        {day?.total.meals === 0 && (
          <EmptyState title={t(date === today ? 'district.noneYet' : 'district.none')}>
            <p>{t(date === today ? 'district.noneYetText' : 'district.noneText')}</p>
            {date === today && (
              <button
                type="button"
                className="button"
                onClick={() => show({ date: addDays(today, -1), town: townCode })}
              >
                {t('district.yesterday')}
              </button>
            )}
          </EmptyState>
        )}
        {day && day.groups.length > 0 && <OnesTable day={day} onTown={(town) => show({ date, town })} />}
        {!day && error === null && <p role="status">{t('district.loading')}</p>}
      </div>
    </>
  );
}

function dateOf(asked: string | null, today: string): string {
  return asked !== null && isBusinessDate(asked) && asked <= today ? asked : today;
}
