import '../facilities/facilities.css';
import '../books/books.css';
import '../facilities/facility-texts.js';
import '../../shared/form-texts.js';
import './queue-texts.js';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import { request } from '../../api/request.js';
import type { components } from '../../api/schema.js';
import { StateTag } from '../../shared/state-tag.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { DeadJobsSection } from './dead-jobs-section.js';

type Schemas = components['schemas'];
type QueueState = Schemas['QueueStateDto'];

const LOOK_AGAIN_MS = 15_000;
const IN_SECONDS = ['oldest_waiting', 'relay_lag'];

/** 任务队列: figures and alerts as the workers tell them, and the jobs that wait for a person. */
export function QueuesPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <>
      <PageHeader title={t('page.queues')}>
        <a className="button" href="/v1/queue-board/" target="_blank" rel="noreferrer">
          {t('queues.board')}
        </a>
        <button
          type="button"
          className="button"
          onClick={() => void client.invalidateQueries({ queryKey: ['queues'] })}
        >
          {t('queues.reload')}
        </button>
      </PageHeader>
      <FiguresSection />
      <AlertsSection />
      <DeadJobsSection />
    </>
  );
}

function FiguresSection() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['queues', 'states'],
    queryFn: ({ signal }) => request<Schemas['QueueStateListDto']>('/v1/queue-states', { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const seconds = (n: number): string => t('queues.seconds', { n });
  return (
    <FactsSection title={t('queues.figures')} query={query}>
      {({ items }) => (
        <FactTable
          caption={t('queues.figures')}
          captionHidden
          none={t('queues.noFigures')}
          figures={[3, 4, 5, 6, 7, 8, 9, 10]}
          head={[
            ...[t('queues.name'), t('queues.backend'), t('queues.state'), t('queues.waiting'), t('queues.active')],
            ...[t('queues.delayed'), t('queues.failed'), t('queues.oldest'), t('queues.relay')],
            ...[t('queues.schedulers'), t('queues.dead'), t('queues.lookedAt')],
          ]}
          rows={items.map((one) => ({
            id: one.queue,
            cells: [
              ...[one.queue, t(`queues.backendOf.${one.backend}`), <QueueMark state={one} />],
              ...[one.waiting, one.active, one.delayed, one.failed, seconds(one.oldestOpenSeconds)],
              ...[seconds(one.relayLagSeconds), one.schedulersMissing, one.dead, moment(one.lookedAt)],
            ],
          }))}
        />
      )}
    </FactsSection>
  );
}

function QueueMark({ state }: { state: QueueState }) {
  const { t } = useTranslation();
  if (!state.isWatched) return <StateTag tone="danger">{t('queues.unwatched')}</StateTag>;
  if (!state.answered) return <StateTag tone="danger">{t('queues.silent')}</StateTag>;
  return <StateTag tone="good">{t('queues.fine')}</StateTag>;
}

function AlertsSection() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['queues', 'alerts'],
    queryFn: ({ signal }) => request<Schemas['QueueAlertListDto']>('/v1/queue-alerts', { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });
  return (
    <FactsSection title={t('queues.alerts')} query={query}>
      {({ items }) => (
        <FactTable
          caption={t('queues.alerts')}
          captionHidden
          none={t('queues.noAlerts')}
          figures={[1]}
          head={[t('queues.what'), t('queues.worst'), t('queues.raisedAt'), t('queues.clearedAt')]}
          rows={items.map(({ id, kind, worst, raisedAt, clearedAt }) => ({
            ...{ id, quiet: clearedAt !== null },
            cells: [
              ...[t(`queues.kind.${kind}`), IN_SECONDS.includes(kind) ? t('queues.seconds', { n: worst }) : worst],
              moment(raisedAt),
              clearedAt === null ? <StateTag tone="danger">{t('queues.open')}</StateTag> : moment(clearedAt),
            ],
          }))}
        />
      )}
    </FactsSection>
  );
}
