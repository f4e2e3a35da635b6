import { addDays, businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import {
  COMPLAINT_OUTCOMES,
  LONGEST,
  SATISFACTIONS,
  type ComplaintDetail,
} from '../../oversight/oversight-contract.js';
import { FormKey } from '../../shared/form-key.js';
import type { Field } from '../../shared/form-values.js';

const DAYS_AGAIN = 7;

/** What an official may do about a complaint as it stands. */
export function ComplaintKeys({ complaint }: { complaint: ComplaintDetail }) {
  const { t } = useTranslation();
  const { id, step, state, complainant } = complaint;
  const today = businessDateAt(new Date());
  const key = (
    action: 'handled' | 'answered' | 'closed' | 'reopened',
    { more = [], main = false }: { more?: readonly Field[]; main?: boolean } = {},
  ) => (
    <FormKey
      key={action}
      main={main}
      label={t(`oversight.step.${action}`)}
      refresh={['oversight']}
      form={{
        title: t(`oversight.step.${action}`),
        fields: [{ kind: 'text', name: 'text', label: t('oversight.content'), longest: LONGEST.complaint }, ...more],
        method: 'POST',
        path: `/v1/complaints/${id}/steps`,
        body: (values) => ({ ...values, action, step }),
      }}
    />
  );
  const truth: Field = {
    ...{ kind: 'choice', name: 'outcome', label: t('oversight.truth') },
    options: COMPLAINT_OUTCOMES.map((value) => ({ value, label: t(`oversight.truthOf.${value}`) })),
  };
  const content: Field = {
    ...{ kind: 'choice', name: 'satisfaction', label: t('oversight.satisfaction') },
    options: SATISFACTIONS.map((value) => ({ value, label: t(`oversight.satisfactionOf.${value}`) })),
  };
  const due: Field = {
    ...{ kind: 'date', name: 'dueOn', label: t('oversight.newDue'), min: today },
    start: addDays(today, DAYS_AGAIN),
  };
  return (
    <>
      {state !== 'closed' && key('handled')}
      {state === 'open' && key('answered', { main: true })}
      {state === 'answered' && key('closed', { more: [truth, content], main: true })}
      {state !== 'open' && key('reopened', { more: [due] })}
      {state === 'closed' && complainant !== null && (
        <FormKey
          label={t('oversight.erase')}
          refresh={['oversight']}
          form={{
            ...{ title: t('oversight.erase'), note: t('oversight.eraseNote'), fields: [], method: 'POST' },
            path: `/v1/complaints/${id}/complainant-erasure`,
            body: () => ({ step }),
          }}
        />
      )}
    </>
  );
}
