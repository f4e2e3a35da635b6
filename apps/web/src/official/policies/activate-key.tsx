import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, PolicyVersion } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { describeError } from '../../shared/describe-error.js';
import { Dialog } from '../../shared/dialog.js';

/** Puts a draft into force, for a second district official; its author reads why not. */
export function ActivateKey({ account, version }: { account: Account; version: PolicyVersion }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () =>
      request<PolicyVersion>(`/v1/policies/${version.code}/versions/${version.version}/activation`, { method: 'POST' }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['policies'] });
      setAsking(false);
    },
  });
  if (account.role !== 'district_official' || version.state !== 'draft') return null;
  if (version.createdBy === account.id) return <p className="policy-own">{t('policies.secondPerson')}</p>;
  return (
    <>
      <button type="button" className="button button-main" onClick={() => setAsking(true)}>
        {t('policies.activate')}
      </button>
      {asking && (
        <Dialog title={t('policies.activate')} onClose={() => setAsking(false)}>
          <p>{t('policies.activateText', { from: version.effectiveFrom })}</p>
          {error !== null && (
            <p role="alert" className="policy-faults">
              {describeError(error, { language: i18n.language, noAnswer: t('policies.noAnswer') })}
            </p>
          )}
          <button type="button" className="button button-main" disabled={isPending} onClick={() => mutate()}>
            {t('policies.activateNow')}
          </button>
        </Dialog>
      )}
    </>
  );
}
