import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Claim, ClaimRow } from './claims-contract.js';

/** Begins a claim in a canteen's place, and goes to it. */
export function OpenKey({ row: { facilityId, facilityName, month } }: { row: ClaimRow }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const begin = async (): Promise<void> => {
    const { claimId } = await request<Claim>('/v1/claims', { method: 'POST', body: { facilityId, month } });
    await navigate(`/claims/${claimId}`);
  };
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('claims.open')}
      </button>
      {open && (
        <FormDialog
          title={`${t('claims.open')} · ${facilityName} ${month}`}
          note={t('claims.openNote')}
          fields={[]}
          submit={t('claims.open')}
          onSubmit={begin}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
