import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Resident } from '../../api/registry-contract.js';
import { request } from '../../api/request.js';
import type { OfficialPageProps } from '../official-page.js';
import { PageHeader } from '../shell/page-header.js';
import { NoteConditionKey } from '../welfare/note-condition-key.js';
import { ApplicationsOfResident } from './applications-of-resident.js';
import { ConsentsOfResident } from '../families/consents-of-resident.js';
import { FactSections } from './fact-sections.js';
import { MergeSection } from './merge-section.js';
import { PersonDataSection } from './person-data-section.js';
import { PersonSection } from './person-section.js';
import { RegistryFailure } from './registry-failure.js';

/** One resident: masked, with every dated fact, or what held on a chosen day. */
export function ResidentPage({ account }: OfficialPageProps) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const client = useQueryClient();
  const [day, setDay] = useState('');
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['resident', id],
    queryFn: ({ signal }) => request<Resident>(`/v1/residents/${encodeURIComponent(id)}`, { signal }),
  });
  const mayWrite = account.role !== 'auditor' && data?.mergedInto === null && data.erasedAt === null;
  return (
    <>
      <PageHeader title={data?.name ?? t('residents.list')}>
        <Link className="button" to="/residents">
          ← {t('residents.back')}
        </Link>
        {mayWrite && <NoteConditionKey residentId={id} />}
      </PageHeader>
      <div className="registry" aria-busy={isFetching}>
        <RegistryFailure error={error} onRetry={() => void refetch()} />
        {!data && error === null && <p role="status">{t('residents.loading')}</p>}
        {data && (
          <>
            <PersonSection resident={data} mayWrite={mayWrite} />
            <section className="registry-panel" aria-label={t('residents.heldOn')}>
              <label className="field">
                <span>{t('residents.heldOn')}</span>
                <input className="input" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
              </label>
              <p className="registry-hint">{t('residents.heldOnHint')}</p>
              <FactSections resident={data} day={day === '' ? null : day} mayWrite={mayWrite} />
            </section>
            <ApplicationsOfResident residentId={data.id} mayApply={mayWrite} />
            {account.role !== 'auditor' && (
              <ConsentsOfResident residentId={data.id} name={data.name} isOpen={mayWrite} />
            )}
            <MergeSection
              key={data.id}
              resident={data}
              mayMerge={mayWrite}
              onChanged={() => void client.invalidateQueries({ queryKey: ['resident', id] })}
            />
            {mayWrite && <PersonDataSection resident={data} account={account} />}
          </>
        )}
      </div>
    </>
  );
}
