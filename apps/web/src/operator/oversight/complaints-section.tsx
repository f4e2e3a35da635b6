import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import {
  LONGEST,
  type Complaint,
  type ComplaintDetail,
  type ComplaintList,
} from '../../oversight/oversight-contract.js';
import { StepList } from '../../oversight/step-list.js';
import { TakeComplaintKey } from '../../oversight/take-complaint-key.js';
import { FormKey } from '../../shared/form-key.js';
import { StateTag } from '../../shared/state-tag.js';
import { OversightSection } from './oversight-section.js';

const SHOWN = 20;

/** Complaints about the own facility: who complained is not told, and nothing can be taken back. */
export function ComplaintsSection() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['oversight', 'complaints'],
    queryFn: ({ signal }) => request<ComplaintList>(`/v1/complaints?limit=${SHOWN}`, { signal }),
  });
  return (
    <OversightSection title={t('oversight.complaints')} query={query} keys={<TakeComplaintKey />}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{t('oversight.noComplaints')}</p>
        ) : (
          <ul className="oversight-cards">
            {items.map((complaint) => (
              <ComplaintCard key={complaint.id} complaint={complaint} />
            ))}
          </ul>
        )
      }
    </OversightSection>
  );
}

function ComplaintCard({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { id, step, state, overdue } = complaint;
  return (
    <li className="oversight-card">
      <header>
        <h3>
          {complaint.complaintNo} · {t(`oversight.categoryOf.${complaint.category}`)} · {complaint.receivedOn}
        </h3>
        <StateTag tone={state === 'closed' ? 'good' : overdue ? 'danger' : 'warn'}>
          {t(`oversight.complaintState.${state}`)}
          {overdue && ` · ${t('oversight.overdue')}`}
        </StateTag>
      </header>
      <p>{complaint.text}</p>
      <div className="oversight-keys">
        <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('oversight.history')}
        </button>
        {state !== 'closed' && (
          <FormKey
            label={t('oversight.stateView')}
            refresh={['oversight']}
            form={{
              ...{ title: t('oversight.stateView'), note: t('oversight.stateNote'), method: 'POST' },
              fields: [{ kind: 'text', name: 'text', label: t('oversight.content'), longest: LONGEST.complaint }],
              path: `/v1/complaints/${id}/steps`,
              body: (values) => ({ ...values, action: 'stated', step }),
            }}
          />
        )}
      </div>
      {open && <History id={id} />}
    </li>
  );
}

function History({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['oversight', 'complaint', id],
    queryFn: ({ signal }) => request<ComplaintDetail>(`/v1/complaints/${id}`, { signal }),
  });
  if (!data) return <p role="status">{t('oversight.loading')}</p>;
  return <StepList steps={data.history.map((step) => ({ ...step, title: t(`oversight.step.${step.action}`) }))} />;
}
