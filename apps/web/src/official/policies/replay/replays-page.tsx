import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moment } from '../../../account/moment.js';
import type { Account } from '../../../api/contract.js';
import { request } from '../../../api/request.js';
import { StateTag } from '../../../shared/state-tag.js';
import { BooksFailure } from '../../books/books-failure.js';
import { usePlaces } from '../../books/use-books.js';
import { FactTable } from '../../facilities/facts-section.js';
import { PageHeader } from '../../shell/page-header.js';
import { AskReplayKey } from './ask-replay-key.js';
import type { ReplayList } from './replay-contract.js';

const TONES = { waiting: 'quiet', done: 'good', failed: 'danger' } as const;
const MOST = 100;

/** 试算与重算: previews, forecasts and replays of the district, newest first. */
export function ReplaysPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const query = useQuery({
    queryKey: ['replays'],
    queryFn: ({ signal }) => request<ReplayList>(`/v1/replays?limit=${MOST}`, { signal }),
  });
  return (
    <>
      <PageHeader title={t('replay.list')}>
        <Link className="button" to="/policies">
          ← {t('policies.back')}
        </Link>
        {account.role === 'district_official' && <AskReplayKey versions={[]} main />}
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && (
        <section className="facts">
          <FactTable
            caption={t('replay.list')}
            captionHidden
            none={t('replay.none')}
            head={[
              ...[t('replay.asked'), t('replay.purpose'), t('replay.months'), t('replay.place'), t('replay.under')],
              ...[t('replay.state'), t('replay.meals'), t('replay.changed')],
            ]}
            figures={[6, 7]}
            rows={query.data.items.map((one) => ({
              id: one.id,
              cells: [
                <Link to={`/policies/replays/${one.id}`}>{moment(one.askedAt)}</Link>,
                t(`replay.purposes.${one.purpose}`),
                one.firstMonth === one.lastMonth
                  ? one.lastMonth
                  : t('policies.period', { from: one.firstMonth, to: one.lastMonth }),
                one.facilityName ?? (one.townCode === null ? t('replay.district') : nameOf(one.townCode)),
                one.versions.length === 0
                  ? t('replay.own')
                  : one.versions.map(({ code, version }) => `${code} · ${version}`).join('，'),
                <StateTag tone={TONES[one.state]}>{t(`replay.states.${one.state}`)}</StateTag>,
                one.meals ?? '',
                one.changed ?? '',
              ],
            }))}
          />
        </section>
      )}
    </>
  );
}
