import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import { request } from '../../api/request.js';
import type { components } from '../../api/schema.js';
import { FormKey } from '../../shared/form-key.js';
import { usePages } from '../../shared/use-pages.js';
import { BooksFailure } from '../books/books-failure.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';

type Schemas = components['schemas'];
type DeadJob = Schemas['DeadJobDto'];

const PAGE = 50;
const LONGEST_REASON = 200;

/** 失败任务: what failed at every attempt, each with its two ways out, and what was done before. */
export function DeadJobsSection() {
  const { t } = useTranslation();
  const query = usePages<Schemas['DeadJobPageDto']>({ path: `/v1/dead-jobs?limit=${PAGE}`, key: ['queues', 'dead'] });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <section className="facts" aria-busy={query.isFetching}>
        <header>
          <h2>{t('queues.deadJobs')}</h2>
        </header>
        <p>{t('queues.deadNote')}</p>
        <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
        {query.isPending && <p role="status">{t('district.loading')}</p>}
        {query.data && <DeadJobTable items={items} />}
        {query.hasNextPage && (
          <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
            {t('queues.more')}
          </button>
        )}
      </section>
      <HistorySection />
    </>
  );
}

function DeadJobTable({ items }: { items: readonly DeadJob[] }) {
  const { t } = useTranslation();
  return (
    <FactTable
      caption={t('queues.deadJobs')}
      captionHidden
      none={t('queues.noDead')}
      figures={[0, 4]}
      head={[
        ...[t('queues.no'), t('queues.job'), t('queues.about'), t('queues.error'), t('queues.tries')],
        ...[t('queues.diedAt'), t('queues.steps')],
      ]}
      rows={items.map((job) => ({
        id: String(job.id),
        cells: [
          ...[job.id, job.job, <About job={job} />, job.error ?? '', job.attempt, moment(job.diedAt)],
          <span className="form-keys">
            <StepKey job={job} step="retry" />
            <StepKey job={job} step="discard" />
          </span>,
        ],
      }))}
    />
  );
}

function About({ job: { payload, isOfSystem } }: { job: DeadJob }) {
  const { t } = useTranslation();
  const facts = payload === null ? t('queues.unreadable') : Object.values(payload).join(' ');
  return (
    <>
      {facts}
      {isOfSystem && ` · ${t('queues.system')}`}
    </>
  );
}

function StepKey({ job: { id, attempt }, step }: { job: DeadJob; step: 'retry' | 'discard' }) {
  const { t } = useTranslation();
  const title = t(step === 'retry' ? 'queues.retryOf' : 'queues.discardOf', { no: id });
  return (
    <FormKey
      label={title}
      refresh={['queues']}
      form={{
        title,
        fields: [{ kind: 'text', name: 'reason', label: t('queues.reason'), longest: LONGEST_REASON }],
        method: 'POST',
        path: `/v1/dead-jobs/${id}/steps`,
        body: (values) => ({ ...values, step, attempt }),
      }}
    />
  );
}

function HistorySection() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['queues', 'steps'],
    queryFn: ({ signal }) => request<Schemas['DeadJobStepListDto']>('/v1/dead-job-steps', { signal }),
  });
  return (
    <FactsSection title={t('queues.history')} query={query}>
      {({ items }) => (
        <FactTable
          caption={t('queues.history')}
          captionHidden
          none={t('queues.noHistory')}
          figures={[1]}
          head={[
            t('queues.steps'),
            t('queues.no'),
            t('queues.job'),
            t('queues.error'),
            t('queues.reason'),
            t('queues.at'),
          ]}
          rows={items.map(({ id, step, jobId, job, error, reason, at }) => ({
            id: String(id),
            cells: [t(`queues.step.${step}`), jobId, job, error ?? '', reason, moment(at)],
          }))}
        />
      )}
    </FactsSection>
  );
}
