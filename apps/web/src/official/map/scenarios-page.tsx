import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../shared/empty-state.js';
import { usePages } from '../../shared/use-pages.js';
import { BooksFailure } from '../books/books-failure.js';
import { useAddress } from '../books/use-address.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import type { Scenario, ScenarioList } from './coverage-contract.js';
import { MapViews } from './map-views.js';
import { moment } from './moment.js';
import { ScenarioComparison } from './scenario-comparison.js';
import { ScenarioTag } from './scenario-tag.js';
import { headChange, headCount } from './told-figures.js';

const LEAST = 2;

/** 方案: one's own and shared ones, and several of them side by side. */
export function ScenariosPage() {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const query = usePages<ScenarioList>({ path: '/v1/coverage/scenarios?limit=100', key: ['coverage', 'scenarios'] });
  const [keys, setKeys] = useState<readonly string[]>([]);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const compared = params.get('compare')?.split(',') ?? [];
  return (
    <>
      <PageHeader title={t('coverage.scenario.title')}>
        <MapViews />
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('coverage.loading')}</p>}
      {query.data && items.length === 0 && (
        <EmptyState title={t('coverage.scenario.none')}>
          <p>{t('coverage.scenario.noneText')}</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <section className="facts">
          <ScenarioTable items={items} keys={keys} onKeys={setKeys} />
          <p className="coverage-keys">
            <button
              type="button"
              className="button button-main"
              disabled={keys.length < LEAST}
              onClick={() => choose('compare', keys.join(','))}
            >
              {t('coverage.scenario.compare', { count: keys.length })}
            </button>
            {keys.length < LEAST && <small>{t('coverage.scenario.tooFew')}</small>}
            {query.hasNextPage && (
              <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
                {t('coverage.more')}
              </button>
            )}
          </p>
        </section>
      )}
      {compared.length >= LEAST && <ScenarioComparison ids={compared} />}
    </>
  );
}

interface ScenarioTableProps {
  readonly items: readonly Scenario[];
  readonly keys: readonly string[];
  readonly onKeys: (keys: readonly string[]) => void;
}

function ScenarioTable({ items, keys, onKeys }: ScenarioTableProps) {
  const { t } = useTranslation();
  return (
    <LazyTable
      caption={t('coverage.scenario.title')}
      none={t('coverage.scenario.none')}
      selection={{ keys, allLabel: t('coverage.scenario.chooseAll'), onChange: onKeys }}
      columns={[
        { title: t('coverage.scenario.name') },
        { title: t('coverage.scenario.profile'), whole: true },
        { title: t('coverage.scenario.changes'), figure: true },
        { title: t('coverage.scenario.before'), figure: true },
        { title: t('coverage.scenario.after'), figure: true },
        { title: t('coverage.scenario.gain'), figure: true },
        { title: t('coverage.share.label'), whole: true },
        { title: t('coverage.scenario.made'), whole: true },
        { title: t('coverage.scenario.state'), whole: true },
      ]}
      rows={items.map((scenario) => {
        const { id, name, profile, changes, reachedBefore, reachedAfter, sharedWith, isOwn, createdAt } = scenario;
        return {
          key: id,
          chooseLabel: t('coverage.scenario.choose', { name }),
          cells: [
            <Link to={`/meal-map/scenarios/${id}`}>{name}</Link>,
            ...[
              t(`mealMap.profile.${profile}`),
              changes,
              headCount(t, reachedBefore),
              headCount(t, reachedAfter),
              headChange(t, reachedBefore, reachedAfter),
            ],
            `${t(`coverage.share.${sharedWith}`)}${isOwn ? '' : ` · ${t('coverage.share.of')}`}`,
            moment(createdAt),
            <ScenarioTag scenario={scenario} />,
          ],
        };
      })}
    />
  );
}
