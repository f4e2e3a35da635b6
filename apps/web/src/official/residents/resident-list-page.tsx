import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ListedResident } from '../../api/registry-contract.js';
import { EmptyState } from '../../shared/empty-state.js';
import type { OfficialPageProps } from '../official-page.js';
import { PageHeader } from '../shell/page-header.js';
import { NewResidentKey } from './new-resident-key.js';
import { RegistryFailure } from './registry-failure.js';
import { SearchForm } from './search-form.js';
import { StatusTag } from './status-tag.js';
import { useResidents } from './use-residents.js';

/** The register: a box to search, and who was found, masked. */
export function ResidentListPage({ account }: OfficialPageProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { residents, error, fetching, more } = useResidents(text);
  return (
    <>
      <PageHeader title={t('residents.list')}>
        {account.role !== 'auditor' && <NewResidentKey account={account} />}
      </PageHeader>
      <div className="registry" aria-busy={fetching}>
        <section className="registry-panel" aria-label={t('residents.search')}>
          <SearchForm label={t('residents.search')} onSearch={setText} />
        </section>
        <RegistryFailure error={error} />
        {residents === null && error === null && <p role="status">{t('residents.loading')}</p>}
        {residents?.length === 0 && (
          <EmptyState title={t('residents.none')}>
            <p>{t('residents.noneText')}</p>
          </EmptyState>
        )}
        {residents !== null && residents.length > 0 && <ResidentTable residents={residents} />}
        {more && (
          <button type="button" className="button" disabled={fetching} onClick={more}>
            {t('residents.more')}
          </button>
        )}
      </div>
    </>
  );
}

function ResidentTable({ residents }: { residents: readonly ListedResident[] }) {
  const { t } = useTranslation();
  return (
    <section className="registry-panel">
      <div className="table-scroll" role="region" aria-label={t('residents.list')} tabIndex={0}>
        <table className="registry-table">
          <thead>
            <tr>
              {(['name', 'sex', 'born', 'village', 'phone', 'status'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`residents.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {residents.map((resident) => (
              <tr key={resident.id}>
                <th scope="row">
                  <Link to={`/residents/${resident.id}`}>{resident.name}</Link>
                </th>
                <td>{t(`sex.${resident.sex}`)}</td>
                <td>{resident.birthDate}</td>
                <td>{resident.villageName}</td>
                <td>{resident.phone ?? '—'}</td>
                <td>
                  <StatusTag status={resident.status} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
