import { addDays, businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { LONGEST, type InspectionFinding } from '../../oversight/oversight-contract.js';
import { FormKey } from '../../shared/form-key.js';

const DAYS_AGAIN = 7;

/** What an official may do about a finding as it stands. */
export function FindingKeys({ finding }: { finding: InspectionFinding }) {
  const { t } = useTranslation();
  const { id, step, state } = finding;
  const today = businessDateAt(new Date());
  const path = `/v1/inspection-findings/${id}/steps`;
  const text = (label: string) => ({ kind: 'text', name: 'text', label, longest: LONGEST.step }) as const;
  return (
    <>
      {state === 'answered' && (
        <FormKey
          main
          label={t('oversight.close')}
          refresh={['oversight']}
          form={{
            ...{ title: t('oversight.close'), note: t('oversight.closeNote'), method: 'POST', path },
            fields: [text(t('oversight.seen'))],
            body: (values) => ({ ...values, action: 'closed', step }),
          }}
        />
      )}
      {state !== 'open' && (
        <FormKey
          label={t('oversight.reopen')}
          refresh={['oversight']}
          form={{
            ...{ title: t('oversight.reopen'), method: 'POST', path },
            fields: [
              text(t('oversight.missing')),
              {
                ...{ kind: 'date', name: 'dueOn', label: t('oversight.newDue'), min: today },
                start: addDays(today, DAYS_AGAIN),
              },
            ],
            body: (values) => ({ ...values, action: 'reopened', step }),
          }}
        />
      )}
    </>
  );
}
