import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import type { ComplaintDetail } from '../../oversight/oversight-contract.js';
import { StepList } from '../../oversight/step-list.js';
import { BooksFailure } from '../books/books-failure.js';
import { PageHeader } from '../shell/page-header.js';
import { ComplaintKeys } from './complaint-keys.js';
import { mayWrite } from './may-write.js';

/** One complaint: what it is about, who complained where that may be known, and what was done. */
export function ComplaintPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['oversight', 'complaint', id],
    queryFn: ({ signal }) => request<ComplaintDetail>(`/v1/complaints/${id}`, { signal }),
    gcTime: 0,
  });
  const complaint = query.data;
  return (
    <>
      <PageHeader
        title={complaint ? t('oversight.complaintNo', { no: complaint.complaintNo }) : t('oversight.complaints')}
      >
        <Link className="button" to="/oversight/complaints">
          ← {t('oversight.back')}
        </Link>
        {complaint && mayWrite(account) && complaint.aboutAccountId !== account.id && (
          <ComplaintKeys complaint={complaint} />
        )}
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <p role="status">{t('oversight.loading')}</p>}
      {complaint && <Facts complaint={complaint} />}
      {complaint && (
        <section className="facts">
          <h2>{t('oversight.history')}</h2>
          <StepList steps={complaint.history.map((step) => ({ ...step, title: t(`oversight.step.${step.action}`) }))} />
        </section>
      )}
    </>
  );
}

function Facts({ complaint }: { complaint: ComplaintDetail }) {
  const { t } = useTranslation();
  const { complainant, outcome, satisfaction, aboutName } = complaint;
  const named = complainant && `${complainant.name}${complainant.phone === null ? '' : ` · ${complainant.phone}`}`;
  const facts = [
    [t('oversight.facility'), complaint.facilityName],
    [t('oversight.category'), t(`oversight.categoryOf.${complaint.category}`)],
    [t('oversight.channel'), t(`oversight.channelOf.${complaint.channel}`)],
    [t('oversight.receivedOn'), complaint.receivedOn],
    [t('oversight.takenBy'), complaint.takenBy ?? '—'],
    [t('oversight.due'), complaint.overdue ? `${complaint.dueOn} ${t('oversight.overdue')}` : complaint.dueOn],
    [t('oversight.state'), t(`oversight.complaintState.${complaint.state}`)],
    [t('oversight.complainant'), named ?? t('oversight.anonymous')],
    ...(aboutName === null ? [] : [[t('oversight.about'), aboutName]]),
    ...(outcome === null ? [] : [[t('oversight.truth'), t(`oversight.truthOf.${outcome}`)]]),
    ...(satisfaction === null ? [] : [[t('oversight.satisfaction'), t(`oversight.satisfactionOf.${satisfaction}`)]]),
  ];
  return (
    <section className="facts" aria-label={t('oversight.text')}>
      <p>{complaint.text}</p>
      <dl className="facility-facts">
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
