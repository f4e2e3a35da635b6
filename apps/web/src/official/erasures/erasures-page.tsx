import '../residents/residents.css';
import { businessDateAt } from '@nuancan/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Erasure, ErasureList } from '../../api/registry-contract.js';
import { request } from '../../api/request.js';
import { EmptyState } from '../../shared/empty-state.js';
import { StateTag } from '../../shared/state-tag.js';
import type { OfficialPageProps } from '../official-page.js';
import { RegistryFailure } from '../residents/registry-failure.js';
import { PageHeader } from '../shell/page-header.js';

interface Decision {
  readonly id: string;
  readonly decision: 'decline' | 'erase';
}

/** Requests to erase who somebody was; another official of the district than the one who asked carries them out. */
export function ErasuresPage({ account }: OfficialPageProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, isFetching } = useQuery({
    queryKey: ['erasures'],
    queryFn: ({ signal }) => request<ErasureList>('/v1/erasures?limit=200', { signal }),
  });
  const deciding = useMutation({
    mutationFn: ({ id, decision }: Decision) =>
      request(`/v1/erasures/${id}/decision`, { method: 'POST', body: { decision } }),
    onSuccess: () => void client.invalidateQueries(),
  });
  const mayDecide = account.role === 'district_official';
  return (
    <>
      <PageHeader title={t('personData.list')} />
      <div className="registry" aria-busy={isFetching}>
        <RegistryFailure error={error ?? deciding.error} />
        {!data && error === null && <p role="status">{t('residents.loading')}</p>}
        {data?.items.length === 0 && <EmptyState title={t('personData.none')} />}
        {data && data.items.length > 0 && (
          <ul className="registry-panel registry-history">
            {data.items.map((erasure) => (
              <li key={erasure.id}>
                {erasure.residentName} · {businessDateAt(new Date(erasure.requestedAt))}{' '}
                <StateTag tone={erasure.state === 'requested' ? 'warn' : 'quiet'}>
                  {t(`personData.state.${erasure.state}`)}
                </StateTag>
                {mayDecide && erasure.state === 'requested' && (
                  <DecisionKeys erasure={erasure} busy={deciding.isPending} onDecide={deciding.mutate} />
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

interface DecisionKeysProps {
  readonly erasure: Erasure;
  readonly busy: boolean;
  readonly onDecide: (decision: Decision) => void;
}

/** There is no way back from an erasure: it takes a second press. */
function DecisionKeys({ erasure: { id, mayErase }, busy, onDecide }: DecisionKeysProps) {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  return (
    <div className="registry-keys">
      {!mayErase && <p>{t('personData.fourEyes')}</p>}
      {mayErase && !sure && (
        <button type="button" className="button" onClick={() => setSure(true)}>
          {t('personData.erase')}
        </button>
      )}
      {sure && (
        <button
          type="button"
          className="button button-danger"
          disabled={busy}
          onClick={() => onDecide({ id, decision: 'erase' })}
        >
          {t('personData.sure')}
        </button>
      )}
      <button type="button" className="button" disabled={busy} onClick={() => onDecide({ id, decision: 'decline' })}>
        {t('personData.decline')}
      </button>
    </div>
  );
}
