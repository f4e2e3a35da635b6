import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import type { Resident } from '../../api/registry-contract.js';
import { request } from '../../api/request.js';
import { PurposeForm, type Purpose } from './purpose-form.js';
import { RegistryFailure } from './registry-failure.js';

/** A person's rights: a copy of everything that is held (the district gives it), and erasure of who is gone. */
export function PersonDataSection({ resident, account }: { resident: Resident; account: Account }) {
  const { t } = useTranslation();
  const exporting = useMutation({
    mutationFn: (purpose: Purpose) =>
      request<object>(`/v1/residents/${resident.id}/export`, { method: 'POST', body: purpose }),
    onSuccess: (data) => save(data, `resident-${resident.id.slice(-8)}.json`),
    gcTime: 0,
  });
  const erasing = useMutation({
    mutationFn: () => request<object>(`/v1/residents/${resident.id}/erasures`, { method: 'POST' }),
  });
  const isGone = resident.statuses.some(
    ({ status, withdrawnAt }) => withdrawnAt === null && (status === 'deceased' || status === 'moved_out'),
  );
  return (
    <section className="registry-panel">
      <h2>{t('personData.title')}</h2>
      <RegistryFailure error={exporting.error ?? erasing.error} />
      {account.role === 'district_official' && (
        <>
          <p className="registry-hint">{t('personData.exportText')}</p>
          <PurposeForm
            initial="request_of_person"
            submitLabel={t('personData.export')}
            busy={exporting.isPending}
            onSubmit={(purpose) => exporting.mutate(purpose)}
          />
        </>
      )}
      <p className="registry-hint">{t('personData.erasureText')}</p>
      <div className="registry-keys">
        <button
          type="button"
          className="button"
          disabled={!isGone || erasing.isPending || erasing.isSuccess}
          onClick={() => erasing.mutate()}
        >
          {t('personData.request')}
        </button>
        {erasing.isSuccess && (
          <p role="status">
            {t('personData.requested')} <Link to="/erasures">{t('personData.list')}</Link>
          </p>
        )}
      </div>
    </section>
  );
}

/** Hands a file to the browser's downloads. */
function save(data: object, name: string): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
