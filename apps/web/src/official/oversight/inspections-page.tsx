import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import type { InspectionList, OversightTask, OversightTaskList } from '../../oversight/oversight-contract.js';
import { StateTag } from '../../shared/state-tag.js';
import { usePages } from '../../shared/use-pages.js';
import { BooksFailure } from '../books/books-failure.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { mayWrite } from './may-write.js';
import { OversightViews } from './oversight-views.js';
import { PlanKey } from './plan-key.js';

const PAGE = 50;

/** What is due, and the inspections of the scope. */
export function InspectionsPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('oversight.inspections')}>
        <OversightViews />
        {mayWrite(account) && <PlanKey />}
      </PageHeader>
      <TasksSection />
      <InspectionsSection />
    </>
  );
}

function TasksSection() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['oversight', 'tasks'],
    queryFn: ({ signal }) => request<OversightTaskList>('/v1/oversight-tasks', { signal }),
  });
  return (
    <FactsSection title={t('oversight.tasks')} query={query}>
      {({ items }) => (
        <FactTable
          caption={t('oversight.tasks')}
          captionHidden
          none={t('oversight.noTasks')}
          head={[t('oversight.due'), t('oversight.task'), t('oversight.facility'), t('oversight.waits')]}
          rows={items.map((task) => ({
            id: task.id,
            cells: [
              <>
                {task.dueOn} {task.overdue && <StateTag tone="danger">{t('oversight.overdue')}</StateTag>}
              </>,
              <Link to={addressOf(task)}>{t(`oversight.subject.${task.subject}`)}</Link>,
              ...[task.facilityName, t(`oversight.waitsFor.${task.waitsFor}`)],
            ],
          }))}
        />
      )}
    </FactsSection>
  );
}

function addressOf({ subject, id, inspectionId }: OversightTask): string {
  return subject === 'complaint' ? `/oversight/complaints/${id}` : `/oversight/inspections/${inspectionId ?? id}`;
}

function InspectionsSection() {
  const { t } = useTranslation();
  const query = usePages<InspectionList>({ path: `/v1/inspections?limit=${PAGE}`, key: ['oversight', 'inspections'] });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="facts" aria-busy={query.isFetching}>
      <header>
        <h2>{t('oversight.inspections')}</h2>
      </header>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <p role="status">{t('oversight.loading')}</p>}
      {query.data && (
        <FactTable
          caption={t('oversight.inspections')}
          captionHidden
          none={t('oversight.noInspections')}
          head={[
            ...[t('oversight.date'), t('oversight.facility'), t('oversight.kinds'), t('oversight.state')],
            ...[t('oversight.outcome'), t('oversight.findings')],
          ]}
          rows={items.map((one) => ({
            id: one.id,
            cells: [
              one.endedOn ?? one.plannedOn,
              <Link to={`/oversight/inspections/${one.id}`}>{one.facilityName}</Link>,
              one.kinds.map((kind) => t(`oversight.kind.${kind}`)).join(' · '),
              t(`oversight.inspectionState.${one.state}`),
              one.outcome === null ? '' : t(`oversight.outcomeOf.${one.outcome}`),
              one.findings === 0 ? '' : t('oversight.openOf', { open: one.openFindings, all: one.findings }),
            ],
          }))}
        />
      )}
      {query.hasNextPage && (
        <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
          {t('oversight.more')}
        </button>
      )}
    </section>
  );
}
