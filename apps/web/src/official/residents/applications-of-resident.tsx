import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ApplicationList } from '../../api/registry-contract.js';
import { request } from '../../api/request.js';
import { ApplicationTag } from '../applications/application-tag.js';
import { NewApplicationForm } from './new-application-form.js';
import { RegistryFailure } from './registry-failure.js';

/** Applications of one resident, and the form for a new one. */
export function ApplicationsOfResident({ residentId, mayApply }: { residentId: string; mayApply: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [applying, setApplying] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['applications', 'of', residentId],
    queryFn: ({ signal }) =>
      request<ApplicationList>(`/v1/category-applications?limit=100&residentId=${residentId}`, { signal }),
  });
  return (
    <section className="registry-panel">
      <h2>{t('application.title')}</h2>
      <RegistryFailure error={error} />
      {data?.items.length === 0 && <p className="registry-hint">{t('application.none')}</p>}
      <ul className="registry-history">
        {data?.items.map(({ id, category, validFrom, state }) => (
          <li key={id}>
            <Link to={`/applications/${id}`}>{t(`category.${category}`)}</Link>{' '}
            {t('application.untilFurther', { from: validFrom })} <ApplicationTag state={state} />
          </li>
        ))}
      </ul>
      {mayApply && !applying && (
        <div className="registry-keys">
          <button type="button" className="button" onClick={() => setApplying(true)}>
            {t('application.open')}
          </button>
        </div>
      )}
      {applying && (
        <NewApplicationForm
          residentId={residentId}
          onDone={() => {
            setApplying(false);
            void client.invalidateQueries({ queryKey: ['applications'] });
          }}
        />
      )}
    </section>
  );
}
