import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, PolicyVersion } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { describeError } from '../../shared/describe-error.js';
import { Dialog } from '../../shared/dialog.js';

/** Takes a draft off the list that nobody wants any more. */
export function WithdrawKey({ account, version }: { account: Account; version: PolicyVersion }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () =>
      request<PolicyVersion>(`/v1/policies/${version.code}/versions/${version.version}/withdrawal`, { method: 'POST' }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['policies'] });
      setAsking(false);
    },
  });
  if (account.role !== 'district_official' || version.state !== 'draft') return null;
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {t('policyTools.withdraw')}
      </button>
      {asking && (
        <Dialog title={t('policyTools.withdraw')} onClose={() => setAsking(false)}>
          <p>{t('policyTools.withdrawText')}</p>
          {error !== null && (
            <p role="alert" className="policy-faults">
              {describeError(error, { language: i18n.language, noAnswer: t('policies.noAnswer') })}
            </p>
          )}
          <button type="button" className="button button-main" disabled={isPending} onClick={() => mutate()}>
            {t('policyTools.withdrawNow')}
          </button>
        </Dialog>
      )}
    </>
  );
}
