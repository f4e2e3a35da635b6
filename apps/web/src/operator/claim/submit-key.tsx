import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { FormBody } from '../../shared/form-values.js';
import type { Claim, ClaimRow } from './claim-contract.js';

const NOTE_LONGEST = 500;

interface SubmitKeyProps {
  readonly row: ClaimRow;
  readonly label: string;
  /** What the text beside the submission is called. */
  readonly noteLabel: string;
  readonly note: string;
  /** A return is answered. */
  readonly mustSay?: boolean;
  readonly onExpired: () => void;
  readonly onSent: () => void;
}

/** Submits a month, after saying how much it is; a claim that was not begun yet is begun. */
export function SubmitKey({ row, label, noteLabel, note, mustSay = false, onExpired, onSent }: SubmitKeyProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const submit = async ({ reason }: FormBody): Promise<void> => {
    try {
      const { claimId, step } = row.claimId === null ? await begin(row.month) : row;
      const body = { action: 'submit', step, ...(reason !== undefined && { reason }) };
      await request<Claim>(`/v1/claims/${claimId}/steps`, { method: 'POST', body });
      onSent();
    } catch (failure) {
      if (ApiProblem.hasStatus(failure, 401)) onExpired();
      throw failure;
    }
  };
  return (
    <div className="close-keys">
      <button type="button" className="button button-main" onClick={() => setAsking(true)}>
        {label}
      </button>
      {asking && (
        <FormDialog
          title={label}
          note={note}
          fields={[{ kind: 'text', name: 'reason', label: noteLabel, longest: NOTE_LONGEST, optional: !mustSay }]}
          submit={t('monthClaim.step.submit')}
          onSubmit={submit}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function begin(month: string): Promise<Claim> {
  return request<Claim>('/v1/claims', { method: 'POST', body: { month } });
}
