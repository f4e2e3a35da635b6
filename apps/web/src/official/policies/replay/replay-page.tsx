import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Account } from '../../../api/contract.js';
import { request } from '../../../api/request.js';
import { BooksFailure } from '../../books/books-failure.js';
import { usePlaces } from '../../books/use-books.js';
import { PageHeader } from '../../shell/page-header.js';
import { ForecastSection } from './forecast-section.js';
import { ReplayCorrections } from './replay-corrections.js';
import type { Replay } from './replay-contract.js';
import { ReplayFigures } from './replay-figures.js';

const ASK_AGAIN_MS = 1_000;

/** One preview, forecast or replay: how far it is, then what it found. */
export function ReplayPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { replayId = '' } = useParams();
  const query = useQuery({
    queryKey: ['replays', replayId],
    queryFn: ({ signal }) => request<Replay>(`/v1/replays/${replayId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? ASK_AGAIN_MS : false),
  });
  const replay = query.data;
  return (
    <>
      <PageHeader
        title={
          replay
            ? t('replay.titleOf', { purpose: t(`replay.purposes.${replay.purpose}`), month: replay.lastMonth })
            : t('replay.list')
        }
      >
        <Link className="button" to="/policies/replays">
          ← {t('replay.list')}
        </Link>
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!replay && query.error === null && <p role="status">{t('district.loading')}</p>}
      {replay && <Terms replay={replay} />}
      {replay?.state === 'waiting' && <Progress replay={replay} />}
      {replay?.state === 'failed' && <p role="alert">{t('replay.failed')}</p>}
      {replay?.sums && <ReplayFigures replay={replay} sums={replay.sums} />}
      {replay?.sums && replay.purpose === 'forecast' && account.role !== 'town_official' && (
        <ForecastSection replayId={replay.id} />
      )}
      {replay?.sums && replay.purpose === 'replay' && (
        <ReplayCorrections account={account} replay={replay} sums={replay.sums} />
      )}
    </>
  );
}

function Terms({ replay }: { replay: Replay }) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const { versions, keepOthers, knowledge, townCode, facilityName, firstMonth, lastMonth } = replay;
  const facts = [
    [
      t('replay.months'),
      firstMonth === lastMonth ? lastMonth : t('policies.period', { from: firstMonth, to: lastMonth }),
    ],
    [t('replay.place'), facilityName ?? (townCode === null ? t('replay.district') : nameOf(townCode))],
    [
      t('replay.under'),
      versions.length === 0 ? t('replay.own') : versions.map(({ code, version }) => `${code} · ${version}`).join('，'),
    ],
    [t('replay.fields.others'), t(keepOthers ? 'replay.keepOthers' : 'replay.dropOthers')],
    [t('replay.fields.knowledge'), t(`replay.knowledge.${knowledge}`)],
  ] as const;
  return (
    <section className="policy-panel">
      <dl className="policy-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Progress({ replay: { progress } }: { replay: Replay }) {
  const { t } = useTranslation();
  return (
    <section className="policy-panel">
      <label className="field">
        <span role="status">
          {progress === null
            ? t('replay.queued')
            : t('replay.running', { done: progress.peopleDone, total: progress.peopleTotal })}
        </span>
        <progress value={progress?.peopleDone ?? 0} max={Math.max(1, progress?.peopleTotal ?? 1)} />
      </label>
    </section>
  );
}
