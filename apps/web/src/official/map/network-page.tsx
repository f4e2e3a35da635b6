import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { FormKey } from '../../shared/form-key.js';
import { BooksFailure } from '../books/books-failure.js';
import { PageHeader } from '../shell/page-header.js';
import type { NetworkDetail } from './coverage-contract.js';
import { MapViews } from './map-views.js';
import { moment } from './moment.js';
import { NetworkFindings } from './network-findings.js';
import { NetworkPlaces } from './network-places.js';
import { NetworkTag } from './network-tag.js';
import { isUnderWay } from './under-way.js';

const LOOK_MS = 1_000;

/** One version: its progress, what is odd about its file, who is not on it; and making it the one that counts. */
export function NetworkPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['coverage', 'networks', id],
    queryFn: ({ signal }) => request<NetworkDetail>(`/v1/coverage/networks/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state }) => (state.data !== undefined && isUnderWay(state.data) ? LOOK_MS : false),
    retry: false,
  });
  return (
    <>
      <PageHeader title={data?.fileName ?? t('coverage.network.title')}>
        <MapViews />
      </PageHeader>
      <BooksFailure error={error} onRetry={() => void refetch()} />
      {!data && error === null && <p role="status">{t('coverage.loading')}</p>}
      {data && (
        <section className="facts">
          <header>
            <h2>{t('coverage.network.state')}</h2>
            <NetworkTag state={data.state} />
            {account.role === 'district_official' && <ActivateKey network={data} />}
          </header>
          <Progress network={data} />
          <Facts network={data} />
          {data.findings && <NetworkFindings findings={data.findings} />}
          {data.places && <NetworkPlaces places={data.places} />}
        </section>
      )}
    </>
  );
}

function ActivateKey({ network: { id, state, fileName } }: { network: NetworkDetail }) {
  const { t } = useTranslation();
  if (state !== 'built' && state !== 'retired') return null;
  const label = t(state === 'built' ? 'coverage.network.activate' : 'coverage.network.rollBack');
  return (
    <FormKey
      main
      label={label}
      refresh={['coverage']}
      form={{
        ...{ title: `${label} · ${fileName}`, note: t('coverage.network.activateNote'), fields: [] },
        ...{ method: 'POST', path: `/v1/coverage/networks/${id}/activate`, body: () => null },
      }}
    />
  );
}

function Progress({ network }: { network: NetworkDetail }) {
  const { t } = useTranslation();
  const say = useBilingual();
  const { progress, problem } = network;
  return (
    <>
      {problem && (
        <p className="claim-notice" role="alert">
          {t('coverage.network.problem', { text: say(problem) })}
        </p>
      )}
      {isUnderWay(network) && (
        <p role="status">
          <progress
            aria-label={t('coverage.network.state')}
            {...(progress?.total != null && { max: progress.total, value: progress.done })}
          />{' '}
          {progress === null
            ? t('coverage.network.waiting')
            : t(progress.total === null ? 'coverage.network.progress' : 'coverage.network.progressOf', {
                ...{ phase: t(`coverage.phase.${progress.phase}`), done: progress.done, total: progress.total },
              })}
        </p>
      )}
    </>
  );
}

function Facts({ network }: { network: NetworkDetail }) {
  const { t } = useTranslation();
  const at = (moments: string | null): string => (moments === null ? t('coverage.none') : moment(moments));
  const facts = [
    [t('coverage.network.source'), network.source],
    [t('coverage.network.coordinates'), network.coordinates],
    [t('coverage.network.nodes'), network.nodes ?? t('coverage.none')],
    [t('coverage.network.edges'), network.edges ?? t('coverage.none')],
    [t('coverage.network.uploadedAt'), at(network.uploadedAt)],
    [t('coverage.network.builtAt'), at(network.builtAt)],
    [t('coverage.network.activatedAt'), at(network.activatedAt)],
    [t('coverage.network.digest'), network.fileSha256],
  ] as const;
  return (
    <dl className="coverage-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
