import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import { useClawbacks } from '../claims/use-clawbacks.js';
import type { Clawback, FindingDetail } from './finding-contract.js';
import { isTaken } from './finding-steps.js';

interface ClawbackKeyProps {
  readonly detail: FindingDetail;
  readonly account: Account;
  readonly approvedAt: string | null;
}

/** Takes back what was disallowed after the approval; another person than decided does. */
export function ClawbackKey(props: ClawbackKeyProps) {
  if (props.detail.state !== 'disallowed') return null;
  return <ClawbackState {...props} />;
}

function ClawbackState({ detail, account, approvedAt }: ClawbackKeyProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  // Its meals may be in a claim of a later month.
  const { data: rows } = useClawbacks({ facilityId: detail.facilityId });
  if (!rows) return null;
  if (rows.some(({ ownFindings }) => ownFindings.includes(detail.id)))
    return <p className="facts-none">{t('findings.clawbackByAnother')}</p>;
  if (!rows.some(({ waitingFindings }) => waitingFindings.includes(detail.id))) {
    const after = approvedAt !== null && rows.length > 0 && isTaken(detail, approvedAt);
    return after ? <p role="status">{t('findings.clawedBack')}</p> : null;
  }
  if (account.role === 'auditor') return <p className="facts-none">{t('findings.clawbackWaits')}</p>;
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {t('findings.clawback')}
      </button>
      {asking && (
        <FormDialog
          title={t('findings.clawback')}
          note={t('findings.clawbackNote')}
          fields={[]}
          submit={t('findings.clawback')}
          onSubmit={async () => {
            await request<Clawback>(`/v1/findings/${detail.id}/clawback`, { method: 'POST' });
            await client.invalidateQueries({ queryKey: ['claims'] });
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
