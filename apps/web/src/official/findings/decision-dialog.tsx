import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field, FormBody } from '../../shared/form-values.js';
import type { EvidenceMeal, FindingDetail } from './finding-contract.js';
import type { Asking, FindingDesk } from './use-finding-desk.js';
import { useCheckTitle, useFinding } from './use-findings.js';

const REASON_LONGEST = 500;
const ALIKE = 'alike';

interface DecisionDialogProps {
  readonly asking: Asking;
  readonly desk: FindingDesk;
}

/** Asks why, and of a disallowance which meals; a decision stays. */
export function DecisionDialog({ asking, desk }: DecisionDialogProps) {
  const { finding, kind } = asking;
  const { t } = useTranslation();
  const client = useQueryClient();
  const titleOf = useCheckTitle();
  const { data } = useFinding(finding.id);
  if (!data) return null;
  const meals = kind === 'disallow' ? data.evidence.filter(({ stakeFen }) => stakeFen > 0) : [];
  const nameOf = ({ businessDate, slot, residentName }: EvidenceMeal): string =>
    `${businessDate} ${t(`slot.${slot as 'lunch'}`)} ${residentName ?? t('findings.sale')}`;
  const alike = desk.alike(asking);
  const fields: Field[] = [
    ...(meals.length > 1
      ? [
          {
            ...{ kind: 'several' as const, name: 'mealIds', label: t('findings.which') },
            options: meals.map((meal) => ({ value: meal.mealId, label: nameOf(meal) })),
            start: meals.map(({ mealId }) => mealId),
          },
        ]
      : []),
    { kind: 'text', name: 'reason', label: t(`findings.reason.${kind}`), longest: REASON_LONGEST },
    ...(alike.length > 0
      ? [
          {
            ...{ kind: 'several' as const, name: 'together', label: t('findings.others') },
            options: [{ value: ALIKE, label: t('findings.alike', { count: alike.length }) }],
            start: [],
          },
        ]
      : []),
  ];
  const save = async ({ mealIds, together, reason }: FormBody): Promise<void> => {
    const some = Array.isArray(mealIds) && mealIds.length < meals.length;
    const others = Array.isArray(together) && together.includes(ALIKE) ? alike : [];
    try {
      await decide(finding.id, { kind, reason, ...(some && { mealIds }) });
      for (const { id } of others) await decide(id, { kind, reason });
      desk.decided([finding, ...others].map(({ id }) => id));
    } finally {
      await client.invalidateQueries({ queryKey: ['claims'] });
    }
  };
  return (
    <FormDialog
      title={`${t(`findings.decide.${kind}`)} · ${finding.code} ${titleOf(finding.code)}`}
      note={t(`findings.note.${kind === 'disallow' && desk.approvedAt !== null ? 'late' : kind}`)}
      fields={fields}
      submit={t(`findings.decide.${kind}`)}
      onSubmit={save}
      onClose={desk.cancel}
    />
  );
}

async function decide(id: string, body: object): Promise<void> {
  await request<FindingDetail>(`/v1/findings/${id}/decisions`, { method: 'POST', body });
}
