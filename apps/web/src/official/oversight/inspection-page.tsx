import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { FindingCard } from '../../oversight/finding-card.js';
import type { InspectionDetail } from '../../oversight/oversight-contract.js';
import { FormKey } from '../../shared/form-key.js';
import { BooksFailure } from '../books/books-failure.js';
import { FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { FindingKeys } from './finding-keys.js';
import { HoldForm } from './hold-form.js';
import { mayWrite } from './may-write.js';

const LONGEST_REASON = 500;

/** One inspection: what it looks at, what it found, and what became of that. */
export function InspectionPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['oversight', 'inspection', id],
    queryFn: ({ signal }) => request<InspectionDetail>(`/v1/inspections/${id}`, { signal }),
  });
  const inspection = query.data;
  const writes = mayWrite(account);
  return (
    <>
      <PageHeader
        title={
          inspection ? t('oversight.inspectionOf', { facility: inspection.facilityName }) : t('oversight.inspections')
        }
      >
        <Link className="button" to="/oversight">
          ← {t('oversight.back')}
        </Link>
        {writes && inspection?.state === 'planned' && <CancelKey id={id} />}
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <p role="status">{t('oversight.loading')}</p>}
      {inspection && <Facts inspection={inspection} />}
      {inspection && inspection.raised.length > 0 && (
        <section className="facts">
          <h2>{t('oversight.findings')}</h2>
          <ul className="oversight-cards">
            {inspection.raised.map((finding) => (
              <FindingCard key={finding.id} finding={finding}>
                {writes && <FindingKeys finding={finding} />}
              </FindingCard>
            ))}
          </ul>
        </section>
      )}
      {inspection?.state === 'planned' && writes && <HoldForm inspection={inspection} />}
      {inspection && (inspection.state === 'held' || !writes) && <Items inspection={inspection} />}
    </>
  );
}

function CancelKey({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <FormKey
      label={t('oversight.cancel')}
      refresh={['oversight']}
      form={{
        title: t('oversight.cancel'),
        note: t('oversight.cancelNote'),
        fields: [{ kind: 'text', name: 'reason', label: t('oversight.reason'), longest: LONGEST_REASON }],
        method: 'POST',
        path: `/v1/inspections/${id}/cancellation`,
      }}
    />
  );
}

const dated = (day: string, by: string | null): string => (by === null ? day : `${day} · ${by}`);

function Facts({ inspection }: { inspection: InspectionDetail }) {
  const { t } = useTranslation();
  const { plannedOn, plannedBy, state, endedOn, endedBy, outcome, note, announced } = inspection;
  const facts = [
    [t('oversight.plannedOn'), dated(plannedOn, plannedBy)],
    [t('oversight.announced'), t(`oversight.announcedOf.${announced ? 'yes' : 'no'}`)],
    [t('oversight.kinds'), inspection.kinds.map((kind) => t(`oversight.kind.${kind}`)).join(' · ')],
    [t('oversight.state'), t(`oversight.inspectionState.${state}`)],
    ...(endedOn === null ? [] : [[t('oversight.date'), dated(endedOn, endedBy)]]),
    ...(outcome === null ? [] : [[t('oversight.outcome'), t(`oversight.outcomeOf.${outcome}`)]]),
    ...(note === null ? [] : [[t('oversight.note'), note]]),
  ];
  return (
    <section className="facts" aria-label={inspection.facilityName}>
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

function Items({ inspection }: { inspection: InspectionDetail }) {
  const { t } = useTranslation();
  return (
    <section className="facts">
      <h2>{t('oversight.items')}</h2>
      <FactTable
        caption={t('oversight.items')}
        captionHidden
        none={t('oversight.noInspections')}
        head={[t('oversight.kinds'), t('oversight.item'), t('oversight.result'), t('oversight.remark')]}
        rows={inspection.items.map(({ kind, text, result, remark }, at) => ({
          id: String(at),
          cells: [
            t(`oversight.kind.${kind}`),
            text,
            result === null ? '' : t(`oversight.resultOf.${result}`),
            remark ?? '',
          ],
        }))}
      />
    </section>
  );
}
