import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { BooksFailure } from '../books/books-failure.js';
import { FactTable } from '../facilities/facts-section.js';
import type { ScenarioDetail } from './coverage-contract.js';
import { headChange, headCount } from './told-figures.js';

/** Several scenarios side by side, town by town. */
export function ScenarioComparison({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation();
  const queries = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['coverage', 'scenarios', id],
      queryFn: () => request<ScenarioDetail>(`/v1/coverage/scenarios/${encodeURIComponent(id)}`),
      retry: false,
    })),
  });
  const scenarios = queries.flatMap(({ data }) => (data ? [data] : []));
  const error = queries.find((query) => query.error !== null)?.error ?? null;
  const areas = [
    ...new Map(scenarios.flatMap(({ figures }) => figures.map((figure) => [figure.code, figure] as const))).values(),
  ];
  const figureOf = (scenario: ScenarioDetail, code: string) => scenario.figures.find((figure) => figure.code === code);
  const isOfOneDay = new Set(scenarios.map(({ businessDate, profile }) => `${businessDate} ${profile}`)).size === 1;
  return (
    <section className="facts" aria-label={t('coverage.scenario.compareTitle')}>
      <header>
        <h2>{t('coverage.scenario.compareTitle')}</h2>
      </header>
      <BooksFailure error={error} onRetry={() => queries.forEach((query) => void query.refetch())} />
      {scenarios.length < ids.length && error === null && <p role="status">{t('coverage.loading')}</p>}
      {scenarios.length > 0 && !isOfOneDay && <p className="coverage-note">{t('coverage.scenario.notAlike')}</p>}
      <FactTable
        caption={t('coverage.scenario.compareCaption')}
        none={t('coverage.area.noneHere')}
        figures={scenarios.map((_, at) => at + 1)}
        head={[
          t('coverage.scenario.town'),
          ...scenarios.map(({ name, businessDate, profile }) =>
            [name, t(`mealMap.profile.${profile}`), businessDate].filter(Boolean).join(' · '),
          ),
        ]}
        rows={areas.map(({ code, name, level }) => ({
          id: code,
          cells: [
            level === 'district' ? t('coverage.area.whole') : name,
            ...scenarios.map((scenario) => {
              const figure = figureOf(scenario, code);
              if (figure === undefined) return t('coverage.none');
              const { reachedBefore, reachedAfter } = figure;
              return `${headCount(t, reachedAfter)}（${headChange(t, reachedBefore, reachedAfter)}）`;
            }),
          ],
        }))}
      />
    </section>
  );
}
