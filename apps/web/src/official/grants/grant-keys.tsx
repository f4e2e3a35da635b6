import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { REASON_LONGEST, type GrantDetail } from '../../grants/grant-contract.js';
import type { InspectionList } from '../../oversight/oversight-contract.js';
import { FormKey } from '../../shared/form-key.js';
import type { Field } from '../../shared/form-values.js';
import { doneBy } from './done-by.js';

const MOST_INSPECTIONS = 200;

interface GrantKeysProps {
  readonly grant: GrantDetail;
  readonly account: Account;
}

/** What this account may do about a grant as it stands. */
export function GrantKeys({ grant, account }: GrantKeysProps) {
  const { t } = useTranslation();
  const { state } = grant;
  if (account.role === 'town_official') {
    if (state === 'proposed') {
      return (
        <>
          <ReviewKey grant={grant} />
          <StepKey grant={grant} action="rejected" />
        </>
      );
    }
    return state === 'reviewed' ? <StepKey grant={grant} action="rejected" /> : null;
  }
  if (account.role !== 'district_official') return null;
  const reason: Field = { ...optionalReason(t('grantDesk.reasonIfBeyond')) };
  if (state === 'proposed') return <StepKey grant={grant} action="rejected" />;
  if (state === 'reviewed') {
    return (
      <>
        {doneBy(grant, 'proposed') === account.id ? (
          <small>{t('grantDesk.approveByAnother')}</small>
        ) : (
          <StepKey grant={grant} action="approved" fields={[reason]} />
        )}
        <StepKey grant={grant} action="returned" />
        <StepKey grant={grant} action="rejected" />
      </>
    );
  }
  if (state !== 'approved') return null;
  if (doneBy(grant, 'approved') === account.id) return <small>{t('grantDesk.byAnother')}</small>;
  return grant.paidFen === 0 ? <StepKey grant={grant} action="reversed" /> : null;
}

function optionalReason(label: string): Field {
  return { kind: 'text', name: 'reason', label, longest: REASON_LONGEST, optional: true };
}

interface StepKeyProps {
  readonly grant: GrantDetail;
  readonly action: 'reviewed' | 'returned' | 'approved' | 'rejected' | 'reversed';
  /** A reason that must be given when absent. */
  readonly fields?: readonly Field[];
}

function StepKey({ grant: { id, step, facilityName }, action, fields }: StepKeyProps) {
  const { t } = useTranslation();
  const reason: Field = { kind: 'text', name: 'reason', label: t('grantDesk.reason'), longest: REASON_LONGEST };
  return (
    <FormKey
      main={action === 'approved' || action === 'reviewed'}
      label={t(`grantDesk.key.${action}`)}
      refresh={['grants']}
      form={{
        title: `${t(`grantDesk.key.${action}`)} · ${facilityName}`,
        ...(action !== 'rejected' && action !== 'returned' && { note: t(`grantDesk.note.${action}`) }),
        fields: fields ?? [reason],
        method: 'POST',
        path: `/v1/grants/${id}/steps`,
        body: (values) => ({ ...values, action, step }),
      }}
    />
  );
}

/** The town looks at the figures, and may withhold for a reason and a failed inspection. */
function ReviewKey({ grant }: { grant: GrantDetail }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['oversight', 'failed', grant.facilityId],
    queryFn: ({ signal }) =>
      request<InspectionList>(`/v1/inspections?facilityId=${grant.facilityId}&state=held&limit=${MOST_INSPECTIONS}`, {
        signal,
      }),
  });
  const failed = (data?.items ?? []).filter(({ outcome }) => outcome === 'failed');
  const inspection: Field = {
    ...{ kind: 'choice', name: 'inspectionId', label: t('grantDesk.inspection'), optional: true },
    options: failed.map(({ id, endedOn, plannedOn, note }) => ({
      value: id,
      label: `${endedOn ?? plannedOn}${note === null ? '' : ` · ${note}`}`,
    })),
  };
  return (
    <StepKey
      grant={grant}
      action="reviewed"
      fields={[
        { kind: 'money', name: 'withheldFen', label: t('grantDesk.withhold'), most: 'month', optional: true },
        ...(failed.length > 0 ? [inspection] : []),
        optionalReason(t('grantDesk.reasonIfWithheld')),
      ]}
    />
  );
}
