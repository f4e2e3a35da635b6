import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../api/contract.js';
import { request } from '../../../api/request.js';
import { FormKey } from '../../../shared/form-key.js';
import { Money } from '../../../shared/money.js';
import { BooksFailure } from '../../books/books-failure.js';
import { LazyTable } from '../../table/lazy-table.js';
import type { DecidedReplay, ReplayProposal, ReplayProposalList, UndecidedProposal } from './replay-contract.js';

const SHOWN = 100;
const AT_ONCE = 10;
const REASON_LONGEST = 200;

/** What waits for a second person: decided are those that stand here, each by itself, and what fails is told. */
export function WaitingCorrections({ account, replayId }: { account: Account; replayId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['replays', replayId, 'waiting'],
    queryFn: ({ signal }) =>
      request<ReplayProposalList>(`/v1/replays/${replayId}/corrections?limit=${SHOWN}`, { signal }),
  });
  const approve = useMutation({
    mutationFn: (ids: readonly string[]) => approved(replayId, ids),
    onSettled: () => queries.invalidateQueries({ queryKey: ['replays', replayId] }),
  });
  const items = query.data?.items ?? [];
  const failed = new Map(approve.data?.map((failure) => [failure.proposalId, failure]));
  const decides = account.role === 'district_official';
  const others = items.filter(({ proposedBy }) => proposedBy !== account.id).map(({ id }) => id);
  return (
    <>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      <BooksFailure error={approve.error} onRetry={() => approve.reset()} />
      {decides && others.length > 0 && (
        <button
          type="button"
          className="button button-main"
          disabled={approve.isPending || query.isFetching}
          onClick={() => approve.mutate(others)}
        >
          {t('replay.approve', { count: others.length })}
        </button>
      )}
      {decides && query.data && others.length === 0 && <p role="status">{t('replay.ownOnly')}</p>}
      {failed.size > 0 && <p role="alert">{t('replay.notDecided', { count: failed.size })}</p>}
      <ProposalTable {...{ items, failed, replayId, account, busy: query.isFetching }} />
      {query.data && query.data.nextCursor !== null && <p>{t('replay.moreWaiting', { count: SHOWN })}</p>}
    </>
  );
}

interface ProposalTableProps {
  readonly items: readonly ReplayProposal[];
  readonly failed: ReadonlyMap<string, UndecidedProposal>;
  readonly replayId: string;
  readonly account: Account;
  readonly busy: boolean;
}

function ProposalTable({ items, failed, replayId, account, busy }: ProposalTableProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language.startsWith('en') ? 'en' : 'zh';
  const decides = (item: ReplayProposal): boolean =>
    account.role === 'district_official' && item.proposedBy !== account.id;
  return (
    <LazyTable
      caption={t('replay.waitingList')}
      none={t('replay.noneWaiting')}
      busy={busy}
      columns={[
        { title: t('replay.fields.facilityId') },
        { title: t('replay.mealsOf'), figure: true },
        { title: t('replay.moves'), figure: true },
        { title: t('replay.reason') },
        { title: t('replay.proposedBy') },
        { title: '' },
      ]}
      rows={items.map((item) => ({
        key: item.id,
        cells: [
          ...[item.facilityName, item.meals, <Money amountFen={item.amountFen} />, item.reason],
          item.proposedByName ?? '',
          <>
            {failed.get(item.id)?.[language]}
            {decides(item) && <RejectKey replayId={replayId} proposal={item} />}
          </>,
        ],
      }))}
    />
  );
}

function RejectKey({ replayId, proposal }: { replayId: string; proposal: ReplayProposal }) {
  const { t } = useTranslation();
  return (
    <FormKey
      label={t('replay.reject')}
      refresh={['replays', replayId]}
      form={{
        ...{ title: `${t('replay.reject')} · ${proposal.facilityName}`, method: 'POST' },
        path: `/v1/replays/${replayId}/corrections/decision`,
        fields: [{ kind: 'text', name: 'reason', label: t('replay.reason'), longest: REASON_LONGEST }],
        body: (values) => ({ ...values, decision: 'rejected', proposals: [proposal.id] }),
      }}
    />
  );
}

/** Some a request, those that were shown and no others; answers what could not be booked. */
async function approved(replayId: string, ids: readonly string[]): Promise<UndecidedProposal[]> {
  const failed: UndecidedProposal[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const answer = await request<DecidedReplay>(`/v1/replays/${replayId}/corrections/decision`, {
      method: 'POST',
      body: { decision: 'approved', proposals: ids.slice(at, at + AT_ONCE) },
    });
    failed.push(...answer.failed);
  }
  return failed;
}
