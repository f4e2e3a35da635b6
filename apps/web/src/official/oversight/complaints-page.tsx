import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import type { Complaint, ComplaintList } from '../../oversight/oversight-contract.js';
import { TakeComplaintKey } from '../../oversight/take-complaint-key.js';
import { StateTag } from '../../shared/state-tag.js';
import { usePages } from '../../shared/use-pages.js';
import { BooksFailure } from '../books/books-failure.js';
import { useAddress } from '../books/use-address.js';
import { usePlaces } from '../books/use-books.js';
import { FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { mayWrite } from './may-write.js';
import { OversightViews } from './oversight-views.js';

const PAGE = 50;
const STATES = ['open', 'answered', 'closed'] as const;

/** 投诉 of the scope, the latest first. */
export function ComplaintsPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const { facilities } = usePlaces();
  const state = params.get('state') ?? '';
  const query = usePages<ComplaintList>({
    path: `/v1/complaints?limit=${PAGE}${state && `&state=${state}`}`,
    key: ['oversight', 'complaints', state],
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t('oversight.complaints')}>
        <OversightViews />
        {mayWrite(account) && (
          <TakeComplaintKey facilities={facilities.map(({ id, name }) => ({ value: id, label: name }))} />
        )}
      </PageHeader>
      <label className="field">
        <span>{t('oversight.state')}</span>
        <select className="input" value={state} onChange={({ target }) => choose('state', target.value)}>
          <option value="">{t('oversight.all')}</option>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {t(`oversight.complaintState.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <p role="status">{t('oversight.loading')}</p>}
      {query.data && <ComplaintTable items={items} busy={query.isFetching} />}
      {query.hasNextPage && (
        <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
          {t('oversight.more')}
        </button>
      )}
    </>
  );
}

function ComplaintTable({ items, busy }: { items: readonly Complaint[]; busy: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="facts" aria-busy={busy}>
      <FactTable
        caption={t('oversight.complaints')}
        captionHidden
        none={t('oversight.noComplaints')}
        head={[
          ...[t('oversight.no'), t('oversight.receivedOn'), t('oversight.facility'), t('oversight.category')],
          ...[t('oversight.due'), t('oversight.state'), t('oversight.truth'), t('oversight.satisfaction')],
        ]}
        rows={items.map((one) => ({
          id: one.id,
          cells: [
            <Link to={`/oversight/complaints/${one.id}`}>{one.complaintNo}</Link>,
            ...[one.receivedOn, one.facilityName, t(`oversight.categoryOf.${one.category}`)],
            <>
              {one.dueOn} {one.overdue && <StateTag tone="danger">{t('oversight.overdue')}</StateTag>}
            </>,
            t(`oversight.complaintState.${one.state}`),
            one.outcome === null ? '' : t(`oversight.truthOf.${one.outcome}`),
            one.satisfaction === null ? '' : t(`oversight.satisfactionOf.${one.satisfaction}`),
          ],
        }))}
      />
    </section>
  );
}
